cc-wrong-type.html:3:
