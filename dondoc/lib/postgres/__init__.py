"""PostgreSQL inside the data directory: a Django database engine that starts its own server when first asked.

Set as ``ENGINE`` it needs no installed server; `DATABASE_URL` takes its place on a real installation.
"""
