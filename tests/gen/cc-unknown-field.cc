cc-unknown-field.html:2:
