#pragma once
/* Texts that stand on pages of both zones: frame, errors, form errors, words of status. */
#define MSG_COMMON(X) \
	X(site_name, "明标", "Mingbiao") \
	X(site_line, "企业产品和服务标准自我声明公开与监督", \
	    "Public register of enterprise product and service standards") \
	X(skip_to_main, "跳到主要内容", "Skip to main content")
