"""Questions as select(): pure SQL that returns rows and knows no HTTP."""
