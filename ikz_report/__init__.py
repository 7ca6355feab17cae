"""ikz_report makes, checks and takes back the yearly report on intermunicipal cooperation."""

__version__ = "0.1.0"
