cc-number-as-url.html:2:
