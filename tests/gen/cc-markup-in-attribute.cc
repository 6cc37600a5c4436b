cc-markup-in-attribute.html:2:
