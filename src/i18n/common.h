#pragma once
/* Texts that stand on pages of both zones: frame, errors, form errors, words of status. */
#define MSG_COMMON(X) \
	X(site_name, "明标", "Mingbiao") \
	X(site_line, "企业产品和服务标准自我声明公开与监督", \
	    "Public register of enterprise product and service standards") \
	X(desk_line, "企业工作台", "Enterprise desk") \
	X(site_description, "查企业自我声明公开的产品和服务标准：执行什么标准、指标多少、与国家标准逐项对照。", \
	    "Look up what standards enterprises declare for their products and services, and how each limit " \
	    "stands against the national standard.") \
	X(skip_to_main, "跳到主要内容", "Skip to main content") \
	X(title_wrong, "有错误：", "Error: ") \
	X(main_nav, "主导航", "Main") \
	X(crumb_nav, "当前位置", "You are here") \
	X(home, "首页", "Home") \
	X(nav_search, "查声明", "Declarations") \
	X(nav_standards, "查标准", "Standards") \
	X(nav_method, "怎样判定", "How we compare") \
	X(nav_declarations, "我的声明", "My declarations") \
	X(nav_sessions, "登录记录", "Sessions") \
	X(nav_public, "公开网站", "Public site") \
	X(size_large, "大字版", "Larger text") \
	X(size_normal, "标准字号", "Normal text") \
	X(other_language, "English", "中文") \
	X(enter_desk, "企业登录", "For enterprises") \
	X(sign_in, "登录", "Sign in") \
	X(sign_out, "退出登录", "Sign out") \
	X(foot_what, "这是什么", "What this is") \
	X(foot_law, "企业依照《中华人民共和国标准化法》第二十七条自我声明公开所执行的标准。声明一经提交即公开，" \
	    "不经任何部门审批；企业对所公开标准的合法性、真实性、准确性负责。", \
	    "Under article 27 of the Standardization Law of China enterprises declare the standards they follow. A " \
	    "declaration is public the moment it is made and approved by nobody; the enterprise answers for it.") \
	X(foot_public, "查询", "Look up") \
	X(foot_desk, "企业", "Enterprises") \
	X(foot_register, "登记企业", "Register an enterprise") \
	X(foot_file, "声明公开标准", "File a declaration") \
	X(foot_data, "数据", "Data") \
	X(foot_sources, "数据从哪里来", "Where the data comes from") \
	X(foot_schema, "对照报告的 XML 结构", "XML schema of reports") \
	X(foot_limits, "对照结果只是文字比对，不代表产品检验结果。", \
	    "A comparison is one of texts, not a test of the product.") \
	X(foot_privacy, "公开网站不使用 Cookie，不跟踪访客。", "The public site sets no cookies and tracks nobody.") \
	X(demonstration, "演示", "Demonstration") \
	X(demonstration_note, "演示数据：内容取自企业真实公开的标准，由本站录入作演示，不是企业在本站所作的声明。", \
	    "Demonstration data: taken from standards the enterprise really published, entered here to show how the " \
	    "register works. It is not a declaration the enterprise made here.") \
	X(err_required, "请填写此项", "Fill in this field") \
	X(err_too_long, "太长了，请缩短", "Too long; shorten it") \
	X(err_too_short, "太短了，请写完整", "Too short; write it in full") \
	X(err_control, "含有不可见的控制字符，请删去后重新输入", \
	    "Contains an invisible control character; delete it and type again") \
	X(optional, "（选填）", " (optional)") \
	X(errors_title, "有几处需要修改", "There is a problem") \
	X(step_of, "第 {1} 步，共 {2} 步", "Step {1} of {2}") \
	X(page_prev, "上一页", "Previous") \
	X(page_next, "下一页", "Next") \
	X(page_n, "第 {1} 页", "Page {1}") \
	X(pages_nav, "分页", "Pages") \
	X(error_400, "看不懂这个请求", "This request could not be read") \
	X(error_400_do, "网址或表单的格式不对。请从首页重新进入，或核对网址后再试。", \
	    "The address or the form is malformed. Start from the home page, or check the address and try again.") \
	X(error_403, "不能这样操作", "This is not allowed") \
	X(error_403_do, "页面可能放得太久，或者不是从本站打开的。请返回上一页，刷新后再试；填写的内容仍在草稿里。", \
	    "The page may have been open too long, or was not opened from this site. Go back, reload and try again; what " \
	    "you typed is still in the draft.") \
	X(error_404, "没有这个网页", "There is no such page") \
	X(error_404_do, "网址可能抄错了一个字符。本站公开过的声明从不删除，可以用标准编号、产品或企业名称查找。", \
	    "A character of the address may be wrong. Nothing published here is ever deleted: look for it by standard " \
	    "number, product or enterprise.") \
	X(error_405, "这个网址不接受这种操作", "This address does not take that method") \
	X(error_405_do, "请从页面上的链接或按钮进入。", "Use the links and buttons of the pages.") \
	X(error_413, "提交的内容太大", "Too much was sent") \
	X(error_413_do, "一次最多提交 2 MB。请返回上一页，减少内容后再提交。", \
	    "At most 2 MB can be sent at once. Go back, shorten it and send again.") \
	X(error_429, "操作太频繁", "Too many attempts") \
	X(error_429_do, "为防止有人猜密码，需要稍等再试。请过几分钟再来。", \
	    "So that nobody can guess passwords, attempts are spaced out. Wait a few minutes and try again.") \
	X(error_500, "本站出了故障", "Something went wrong on our side") \
	X(error_500_do, "不是您的问题，故障已经记下。请稍后再试；已经公开的内容和已保存的草稿不受影响。", \
	    "It is not your fault and it has been logged. Try again later; what is published and saved is safe.") \
	X(error_503, "暂时查不到", "Out of reach for the moment") \
	X(error_503_do, "数据库正忙或正在恢复。通常几秒钟就好，请刷新重试；已经公开的内容和已保存的草稿不受影响。", \
	    "The database is busy or coming back. That usually takes seconds: reload the page. What is published and saved " \
	    "is safe.") \
	X(error_status, "状态", "Status") \
	X(error_request, "请求编号", "Request id") \
	X(error_request_note, "反映问题时请附上请求编号。", "Quote the request id when you report this.") \
	X(error_search, "查一查", "Search the register") \
	X(error_home, "回首页", "Home page")
