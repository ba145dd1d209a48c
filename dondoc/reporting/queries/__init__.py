"""What is asked of the ledger and of reports."""
