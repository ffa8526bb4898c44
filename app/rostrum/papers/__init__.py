"""Papers of a sale as PDF: call sheets and the report. Pure: facts in, bytes out; no clock."""
