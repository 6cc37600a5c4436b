#pragma once
/* Texts that stand on pages of both zones: frame, errors, form errors, words of status. */
#define MSG_COMMON(X) \
	X(site_name, "明标", "Mingbiao") \
	X(site_line, "企业产品和服务标准自我声明公开与监督", \
	    "Public register of enterprise product and service standards") \
	X(skip_to_main, "跳到主要内容", "Skip to main content") \
	X(err_required, "请填写此项", "Fill in this field") \
	X(err_too_long, "太长了，请缩短", "Too long; shorten it") \
	X(err_too_short, "太短了，请写完整", "Too short; write it in full") \
	X(err_control, "含有不可见的控制字符，请删去后重新输入", \
	    "Contains an invisible control character; delete it and type again")
