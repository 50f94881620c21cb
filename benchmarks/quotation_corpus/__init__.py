"""The conventions of the German news quotation corpus."""
