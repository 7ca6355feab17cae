"""Taking back what departments edited: read, find the issue, merge, put into the register.

find (file → issue) ─ one (issue, file, register → outcome) ─ place (measures → report)
                    └ plan (all files → what is to be written)
"""

from ikz_report.collect.find import Found, find_issue
from ikz_report.collect.one import Outcome, collect_one
from ikz_report.collect.plan import Plan, plan

__all__ = ["Found", "Outcome", "Plan", "collect_one", "find_issue", "plan"]
