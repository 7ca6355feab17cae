"""Sets one template in a process of its own; started by ``typesetter``, imports nothing of this package.

A process, because a template is a foreign file: what it fills or loops over ends here, and a crash of the
typesetting library does not take the program with it.

argument: the folder that holds typst, loaded before anything is read, so that a process can be started ahead of its
data. stdin: a line of JSON (see ``typesetter.Job``), then the data; at its end without a line there is nothing to do.
stdout: the PDF with exit code 0, or with exit
code 1 a JSON object {"errors": diagnostics, "fonts": names of unknown fonts}.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.path.insert(0, sys.argv[1])
    import typst

    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    job = json.loads(line)
    data = sys.stdin.buffer.read().decode()
    _limit_memory(job["memory"])
    os.chdir(job["root"])
    result = _set(typst, job, data)
    sys.stdout.buffer.write(result if isinstance(result, bytes) else json.dumps(result).encode())
    return 0 if isinstance(result, bytes) else 1


def _limit_memory(size: int) -> None:
    """Bound the address space, in bytes; Windows knows no such limit."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _set(typst: Any, job: dict[str, Any], data: str) -> bytes | dict[str, Any]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    try:
        pdf, warnings = typst.compile_with_warnings(
            job["template"],
            root=job["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"daten": data},
            pdf_standards=job["standards"],
            timestamp=job["timestamp"],
            package_path=job["packages"],
            package_cache_path=job["packages"],
        )
    except typst.TypstError as error:
        return {"errors": error.diagnostic}
    unknown = [warning.diagnostic for warning in warnings if warning.message.startswith("unknown font family")]
    return {"errors": "\n".join(unknown)} if unknown else pdf


if __name__ == "__main__":
    sys.exit(main())
