from extraction.document import Act
def assign(d,a): return (Act.COMMENT,),()
