cc-unknown-key.html:4:
