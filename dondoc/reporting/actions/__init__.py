"""Everything that changes what is owed and what is reported; each is one transaction with its audit event."""
