#pragma once
/* Texts of accounts: registration of an enterprise, sign-in, sessions. */
#define MSG_ACCOUNT(X) \
	X(problem_line, "{1}：{2}", "{1}: {2}") \
	X(register_title, "登记企业", "Register an enterprise") \
	X(register_lead, "登记后就能声明公开本企业执行的标准。登记不是审批：填写完整即完成，不需要任何部门同意。", \
	    "Once registered you can declare the standards your enterprise follows. Registration is not an approval: " \
	    "once the form is complete it is done, and nobody has to agree.") \
	X(register_steps, "登记步骤", "Steps of registration") \
	X(register_step_code, "信用代码", "Credit code") \
	X(register_step_rest, "企业和账号", "Enterprise and account") \
	X(register_done_word, "已填写", "Done") \
	X(register_now_word, "填写中", "Now") \
	X(register_later_word, "未开始", "Later") \
	X(register_have, "已经登记过？", "Registered already?") \
	X(register_have_link, "直接登录", "Sign in") \
	X(register_next, "核对并继续", "Check and continue") \
	X(register_rest_title, "填写企业信息和账号", "Enterprise and account") \
	X(register_do, "登记企业", "Register the enterprise") \
	X(register_again_passwords, "密码不会回填，请在最后重新输入。", \
	    "Passwords are not filled in again: type them once more at the end.") \
	X(register_enterprise, "企业", "Enterprise") \
	X(register_public, "公开的联系方式", "Contact for the public") \
	X(register_public_hint, "任何人都能在声明页看到。请填单位的电话和邮箱，不要填个人手机号。", \
	    "Everybody sees it beside your declarations. Give the enterprise's number, not a private one.") \
	X(register_authority, "只给监管部门的联系人", "Contact for the authority alone") \
	X(register_authority_hint, "不公开。监管部门核查声明、转办投诉时用来联系您。", \
	    "Never published. The authority uses it when it checks a declaration or passes on a complaint.") \
	X(register_account, "登录账号", "Account") \
	X(register_account_hint, "用来登录和提交声明，不公开。", "For signing in and filing; never published.") \
	X(reg_uscc, "统一社会信用代码", "Unified social credit code") \
	X(uscc_hint, "营业执照上的 18 位代码，可以直接粘贴；空格、小写和全角字符都认得。", \
	    "The 18 characters on the business licence. Paste it as it is: spaces, lower case and full-width characters are fine.") \
	X(uscc_read, "从代码读出", "What the code says") \
	X(uscc_registrar, "登记管理部门", "Registered with") \
	X(uscc_category, "机构类别", "Kind") \
	X(uscc_region, "登记机关所在地", "Place of registration") \
	X(uscc_region_unknown, "行政区划 {1}（不在现有名录中）", "Region {1} (not in our list)") \
	X(uscc_check, "校验码", "Check digits") \
	X(uscc_check_good, "相符", "Right") \
	X(uscc_check_bad, "不符", "Wrong") \
	X(uscc_suggest, "是不是 {1}？", "Do you mean {1}?") \
	X(uscc_suggest_use, "改用这个代码", "Use this code") \
	X(uscc_length_bad, "统一社会信用代码应为 18 位，例如 91370202MA3ABCD15H，请对照营业执照核对", \
	    "A credit code has 18 characters, as 91370202MA3ABCD15H has; compare it with the licence") \
	X(uscc_letter_bad, "有不该出现的字符：代码里没有 I、O、S、V、Z，第 3 至 8 位都是数字", \
	    "A character does not belong: there is no I, O, S, V or Z, and 3 to 8 are digits") \
	X(uscc_registrar_bad, "前两位不是登记管理部门和机构类别的代码，请对照营业执照核对", \
	    "The first two characters name no registering authority and kind; compare them with the licence") \
	X(uscc_registration, "这是 15 位的注册号，2015 年 10 月前使用；请改填营业执照上 18 位的统一社会信用代码", \
	    "This is a registration number of 15 digits, used until October 2015; give the credit code of 18 characters on the licence") \
	X(uscc_tax, "这是 15 位的税务登记证号；请改填营业执照上 18 位的统一社会信用代码", \
	    "This is a tax registration number of 15 characters; give the credit code of 18 characters on the licence") \
	X(uscc_organisation, "这是 9 位的组织机构代码，即统一社会信用代码的第 9 至 17 位；请填写 18 位的代码", \
	    "This is an organisation code, characters 9 to 17 of the credit code; give all 18 characters") \
	X(uscc_person, "这像是个人的身份证件号码，请不要填写；需要的是营业执照上的统一社会信用代码", \
	    "This looks like a person's identity number, which does not belong here; give the credit code on the business licence") \
	X(uscc_check_warn, "校验码与其余各位不符，多半是抄错了一位。少数早期发放的代码本来就这样：请对照营业执照，" \
	    "一致的话勾选“已核对”。", \
	    "The check digit does not fit the rest, so one character is probably wrong. A few early codes are lawful all " \
	    "the same: compare it with the licence and, if it agrees, tick the box.") \
	X(uscc_confirmed, "已核对营业执照，代码无误", "I have compared it with the licence: the code is right") \
	X(uscc_confirm_bad, "校验码不符：请改正代码，或者对照营业执照后勾选此项", \
	    "The check digit is wrong: mend the code, or compare it with the licence and tick this") \
	X(uscc_taken, "这个代码已经登记。您是该企业的人员，请登录，或者向已有账号的同事了解", \
	    "This code is registered already. If you belong to the enterprise sign in, or ask the colleague who has the account") \
	X(enterprise_name, "企业名称", "Name of the enterprise") \
	X(enterprise_name_hint, "与营业执照上的名称一致", "As on the business licence") \
	X(reg_region, "所在地", "Place") \
	X(region_hint, "写县（市、区）的名称或者行政区划代码，例如“淄川区”“370302”；写省或市会列出它下面的各地。", \
	    "Name or code of the county or district, for example 淄川区 or 370302; a province or city lists what lies in it.") \
	X(region_find, "查找所在地", "Find the place") \
	X(region_pick, "选一个所在地", "Choose the place") \
	X(region_choose, "请在下面选一个", "Choose one below") \
	X(region_none, "没有这个地方，请写县（市、区）的全名，例如“淄川区”", \
	    "There is no such place; write the county's or district's full name, for example 淄川区") \
	X(region_many, "太多了，请写得更具体，例如“淄博市淄川区”", "Too many; be more precise, for example 淄博市淄川区") \
	X(reg_industry, "行业", "Industry") \
	X(industry_hint, "按 GB/T 4754—2017。写代码或者名称里的词，例如“C3071”“陶瓷”“物业”；写门类字母（A–T）逐级查看。", \
	    "By GB/T 4754—2017: a code or a word of its name, for example C3071 or 陶瓷; a section's letter (A–T) lists what is in it.") \
	X(industry_find, "查找行业", "Find the industry") \
	X(industry_pick, "选一个行业", "Choose the industry") \
	X(industry_choose, "请在下面选一个", "Choose one below") \
	X(industry_none, "没有找到，请换一个短一些的词，例如“陶瓷”“电机”，或者写代码", \
	    "Nothing found; try a shorter word, for example 陶瓷 or 电机, or a code") \
	X(industry_many, "太多了，请写得更具体", "Too many; be more precise") \
	X(public_phone, "电话", "Telephone") \
	X(public_email, "邮箱", "E-mail") \
	X(public_address, "地址", "Address") \
	X(contact_person, "联系人姓名", "Name") \
	X(reg_contact_phone, "联系人电话", "Telephone of the contact") \
	X(reg_contact_email, "联系人邮箱", "E-mail of the contact") \
	X(phone_bad, "电话写数字，可以带区号、分机，例如 0533-1234567 转 8", \
	    "Write digits, with area code and extension if you like: 0533-1234567 ext 8") \
	X(email_bad, "邮箱格式不对，例如 biaozhun@qiye.cn", "Not an e-mail address; one looks like standards@company.cn") \
	X(login, "登录邮箱", "E-mail for signing in") \
	X(login_hint, "只用来登录，不公开。", "For signing in only; never published.") \
	X(login_taken, "这个邮箱已经有账号，请直接登录，或者换一个邮箱", \
	    "There is an account with this e-mail already: sign in, or take another one") \
	X(password, "密码", "Password") \
	X(password_new_hint, "至少 15 个字符。可以是一句只有您知道的话：汉字、字母、空格、符号都行，没有“必须含数字”之类的要求。可以粘贴。", \
	    "At least 15 characters. It may be a sentence only you know: letters, spaces, signs, Chinese; there is no \"must " \
	    "contain a digit\". You can paste it.") \
	X(password2, "再输一遍密码", "Password again") \
	X(password_short, "太短：至少 15 个字符", "Too short: at least 15 characters") \
	X(password_long, "太长：至多 128 个字符", "Too long: at most 128 characters") \
	X(password_common, "容易被猜到：主要由常见的词、连续的按键或数字、日期、重复的内容拼成，请换一个", \
	    "Easily guessed: it is made of common words, runs of keys or digits, dates or repeats; choose another") \
	X(password_context, "容易被猜到：主要由企业名称、信用代码或者登录邮箱拼成，请换一个", \
	    "Easily guessed: it is made of the enterprise's name, its code or your e-mail; choose another") \
	X(password_differs, "两次输入的密码不一样，请重新输入", "The two passwords differ; type them again") \
	X(registered_now, "登记完成，已登录。现在可以声明公开本企业执行的标准。", \
	    "Registered and signed in. You can declare the standards your enterprise follows now.") \
	X(sign_in_title, "登录企业工作台", "Sign in to the enterprise desk") \
	X(sign_in_do, "登录", "Sign in") \
	X(sign_in_bad, "邮箱或密码不对，请核对后重试", "E-mail or password is wrong; check both and try again") \
	X(sign_in_wait, "尝试次数太多，请等 {1}再试。其他网络上的登录不受影响。", \
	    "Too many attempts: wait {1} and try again. Other networks are not affected.") \
	X(sign_in_busy, "此刻登录的人太多，请过几秒再按一次“登录”。", \
	    "Too many are signing in just now; press the button again in a few seconds.") \
	X(register_wait, "这个网络登记得太频繁，请等 {1}再提交。填写的内容都还在。", \
	    "Too many registrations from this network: wait {1} and send again. What you typed is kept.") \
	X(register_busy, "此刻提交的人太多，请过几秒再按一次。填写的内容都还在。", \
	    "Too many at this moment; press the button again in a few seconds. What you typed is kept.") \
	X(wait_seconds, "{1} 秒", "{1} s") \
	X(wait_minutes, "{1} 分钟", "{1} min") \
	X(sign_in_no_account, "还没有账号？", "No account yet?") \
	X(sign_in_forgot, "忘记密码，请联系本站管理员重设。", "If you forgot the password, ask the operator of this site for a new one.") \
	X(signed_out, "已退出登录。", "You are signed out.") \
	X(signed_out_all, "已在所有设备上退出登录。", "You are signed out everywhere.") \
	X(ended_title, "登录已过期，请重新登录", "Your session has ended: sign in again") \
	X(ended_kept, "刚才填写的内容没有丢：登录后再按一次“继续提交”就会送出。请不要关闭本页。", \
	    "What you typed is not lost: after signing in one more press sends it. Do not close this page.") \
	X(ended_files, "附件无法代为保留，登录后请重新选择文件。", "Files could not be kept; choose them again after signing in.") \
	X(resend_title, "已登录，继续提交", "Signed in: send it now") \
	X(resend_lead, "过期之前填写的内容还在，尚未送出。按下面的按钮送出。", \
	    "What you typed before the session ended is here and has not been sent. Press the button to send it.") \
	X(resend_do, "继续提交", "Send it") \
	X(resend_drop, "不送出，回到首页", "Do not send, go to the home page") \
	X(sessions_title, "登录记录", "Sessions") \
	X(sessions_lead, "下面是此账号现在登录着的设备。有不认识的，请全部退出并修改密码。", \
	    "Where this account is signed in now. If you do not recognise one, sign out everywhere and change the password.") \
	X(sessions_rule, "30 分钟不用或者登录满 12 小时，会自动退出。时间为北京时间。", \
	    "A session ends after 30 minutes without use, or after 12 hours. Times are Beijing time.") \
	X(sessions_opened, "登录时间", "Signed in") \
	X(sessions_seen, "最近使用", "Last used") \
	X(sessions_this, "本机", "This one") \
	X(sessions_end, "退出", "Sign out") \
	X(sessions_end_name, "退出 {1} 登录的设备", "Sign out the one opened {1}") \
	X(sessions_end_all, "全部退出", "Sign out everywhere") \
	X(sessions_password, "修改密码", "Change the password") \
	X(idle_warning, "很久没有操作，再过 5 分钟登录会过期。填写的内容不会丢。", \
	    "Nothing was done for a while: your session ends in 5 minutes. What you typed will not be lost.") \
	X(idle_extend, "继续使用", "Stay signed in") \
	X(idle_over, "登录已过期。照常提交即可：登录后会接着送出，填写的内容不会丢。", \
	    "Your session has ended. Send the form as usual: you sign in first, and nothing you typed is lost.") \
	X(password_title, "修改密码", "Change the password") \
	X(password_lead, "修改后，其他设备上的登录会全部退出。", "All other sessions of this account end.") \
	X(password_present, "现在的密码", "Present password") \
	X(password_present_bad, "现在的密码不对", "The present password is wrong") \
	X(password_new, "新密码", "New password") \
	X(password_do, "修改密码", "Change the password") \
	X(password_changed, "密码已修改，其他设备已退出登录。", "The password is changed; all other sessions have ended.") \
	X(registrar_1, "机构编制部门", "Institutional staffing office") \
	X(registrar_2, "外交部门", "Foreign affairs") \
	X(registrar_3, "司法行政部门", "Judicial administration") \
	X(registrar_4, "文化部门", "Culture") \
	X(registrar_5, "民政部门", "Civil affairs") \
	X(registrar_6, "旅游部门", "Tourism") \
	X(registrar_7, "宗教部门", "Religious affairs") \
	X(registrar_8, "工会", "Trade union") \
	X(registrar_9, "市场监督管理部门", "Market regulation") \
	X(registrar_a, "中央军委改革和编制部门", "Central Military Commission, reform and staffing") \
	X(registrar_n, "农业农村部门", "Agriculture and rural affairs") \
	X(registrar_other, "其他部门", "Another authority") \
	X(category_organ, "机关", "Government organ") \
	X(category_institution, "事业单位", "Public institution") \
	X(category_mass, "群众团体", "Mass organisation") \
	X(category_lawyers, "律师执业机构", "Law firm") \
	X(category_notary, "公证处", "Notary office") \
	X(category_legal, "基层法律服务所", "Grass-roots legal service") \
	X(category_forensic, "司法鉴定机构", "Forensic institution") \
	X(category_arbitration, "仲裁委员会", "Arbitration commission") \
	X(category_association, "社会团体", "Social organisation") \
	X(category_private, "民办非企业单位", "Private non-enterprise unit") \
	X(category_foundation, "基金会", "Foundation") \
	X(category_temple, "宗教活动场所", "Place of worship") \
	X(category_seminary, "宗教院校", "Religious school") \
	X(category_union, "基层工会", "Grass-roots union") \
	X(category_company, "企业", "Enterprise") \
	X(category_individual, "个体工商户", "Individual business") \
	X(category_farmers, "农民专业合作社", "Farmers' cooperative") \
	X(category_collective, "集体经济组织", "Rural collective") \
	X(category_other, "其他", "Other") \
	X(cli_user, "添加账号、列出账号、重设密码；密码读自标准输入的第一行，标准输入是终端或为空时随机生成并只显示一次", \
	    "adds an account, lists them, sets a password: the first line of standard input, or one made at random and " \
	    "shown once when that is a terminal or empty") \
	X(cli_user_login, "登录名必须是邮箱地址", "a login is an e-mail address") \
	X(cli_user_there, "这个登录名已经有账号", "there is an account with this login already") \
	X(cli_user_none, "没有这个账号", "there is no such account") \
	X(cli_user_enterprise, "没有这个企业", "there is no such enterprise") \
	X(cli_user_password, "密码不合格", "the password will not do")
