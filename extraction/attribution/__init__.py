"""Attribution: frames and the contents that they introduce, sentence by sentence. Imports frames and what lies below them."""
