"""One file a phenomenon. A detector puts spans into ``doc.spans["<its name>"]``."""
