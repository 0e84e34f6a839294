"""Keep the evidence: bytes by hash, an append-only log that is signed, proofs that a stranger can check, and WARC and WACZ out."""
