"""Every sentence that people read, one file a language. No sentence for people stands anywhere else."""
