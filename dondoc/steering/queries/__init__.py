"""What leaders see: where plans, reports and indicators stand on a day, and how agencies are rated."""
