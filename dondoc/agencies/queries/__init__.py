"""Reading the registry: who is called what, who answers for whom, who is where."""
