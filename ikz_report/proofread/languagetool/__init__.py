"""Remarks of a LanguageTool server, whose address a person gives; without one nothing leaves this machine.

    texts → batches (annotated texts of a size) → client (POST /v2/check) → matches (checked) → findings

The protocol is that of LanguageTool's HTTP API, version 2.
"""
