#pragma once
/* Texts of the desk: filing a declaration step by step, receipt, the list of own declarations. */
#define MSG_FILING(X) \
	X(f_desk_title, "我的声明", "My declarations") \
	X(f_desk_new, "新建声明", "New declaration") \
	X(f_desk_drafts, "草稿", "Drafts") \
	X(f_desk_drafts_none, "没有草稿。", "No drafts.") \
	X(f_desk_published, "已公开的声明", "Published declarations") \
	X(f_desk_published_none, "还没有公开过声明。按“新建声明”，分六步填写，每一步都会自动存成草稿，签署后立即公开。", \
	    "Nothing is published yet. Press New declaration: there are six steps, each saved as a draft, and signing publishes at once.") \
	X(f_desk_no_enterprise, "这个账号还没有登记企业，登记后才能声明公开标准。", \
	    "This account has no enterprise yet. Register one to declare standards.") \
	X(f_desk_draft_untitled, "未命名的草稿", "Untitled draft") \
	X(f_desk_draft_done, "已完成 {1}/6 步", "{1} of 6 steps done") \
	X(f_desk_draft_change, "{1} 的新版本", "New version of {1}") \
	X(f_desk_saved_by, "{1} 由 {2} 保存", "Saved {1} by {2}") \
	X(f_desk_continue, "继续填写", "Continue") \
	X(f_desk_remove, "删除草稿", "Delete draft") \
	X(f_desk_removed, "草稿已删除。", "The draft is deleted.") \
	X(f_desk_version, "第 {1} 版", "Version {1}") \
	X(f_desk_published_at, "{1} 公开", "Published {1}") \
	X(f_desk_see, "看公开页", "See public page") \
	X(f_desk_change, "变更声明", "Change") \
	X(f_desk_below_mandatory, "{1} 项低于强制性标准", "{1} below a mandatory standard") \
	X(f_desk_more, "只列出最近公开的 100 份，共 {1} 份。", "The 100 latest of {1} are listed.") \
	X(f_state_new, "未开始", "Not started") \
	X(f_state_open, "填写中", "In progress") \
	X(f_state_done, "已完成", "Done") \
	X(f_state_wrong, "需修改", "To be mended") \
	X(f_step_enterprise, "企业信息", "Enterprise") \
	X(f_step_products, "产品与型号", "Products") \
	X(f_step_services, "服务项目", "Services") \
	X(f_step_standards, "执行标准", "Standards") \
	X(f_step_indicators, "指标声明", "Indicators") \
	X(f_step_preview, "预览核对", "Check") \
	X(f_step_pledge, "签署承诺", "Sign") \
	X(f_heading_enterprise, "核对企业信息", "Check your enterprise") \
	X(f_heading_products, "填写产品与型号", "Name the products") \
	X(f_heading_services, "填写服务项目", "Name the services") \
	X(f_heading_standards, "选择执行的标准", "Choose the standards you follow") \
	X(f_heading_indicators, "声明产品指标", "Declare the indicators") \
	X(f_heading_service_indicators, "声明服务指标", "Declare the service indicators") \
	X(f_heading_preview, "预览并核对", "Check before signing") \
	X(f_heading_pledge, "核对并签署", "Sign and publish") \
	X(filing_steps, "填报步骤", "Steps") \
	X(filing_tasks, "返回任务清单，查看全部 6 步", "Back to the list of all 6 steps") \
	X(filing_tasks_title, "声明公开标准：任务清单", "Declaration: list of steps") \
	X(filing_tasks_lead, "可以按任意顺序填写，最后签署。每次保存都存成草稿，随时可以离开再回来。", \
	    "Fill in the steps in any order, sign last. Each save keeps a draft: leave and come back whenever you like.") \
	X(filing_tasks_of, "{1} 步已完成，共 6 步", "{1} of 6 steps done") \
	X(filing_saved, "草稿保存于 {1}（北京时间）", "Draft saved {1} (Beijing time)") \
	X(filing_saved_auto, "草稿已自动保存", "Draft saved automatically") \
	X(filing_saved_failed, "暂时没能保存，填写的内容仍在本页，稍后自动重试", \
	    "Could not save just now; what you typed is still on this page and will be tried again") \
	X(filing_saved_conflict, "另有人保存过这份草稿，请按“保存并继续”查看", \
	    "Somebody else has saved this draft; press Save and continue to see it") \
	X(filing_next, "保存并继续", "Save and continue") \
	X(filing_save, "存草稿，稍后再填", "Save and leave") \
	X(filing_check, "保存并对照", "Save and compare") \
	X(filing_preview_link, "预览公开页", "Preview") \
	X(filing_change_of, "变更声明 {1}，现为第 {2} 版", "Change of {1}, now version {2}") \
	X(filing_problem, "“{1}”：{2}", "{1}: {2}") \
	X(filing_problem_row, "第 {1} 行“{2}”：{3}", "Row {1}, {2}: {3}") \
	X(filing_problem_rows, "第 {1} 行“{2}”：{3}", "Rows {1}, {2}: {3}") \
	X(filing_field_row, "第 {1} 行“{2}”", "Row {1}, {2}") \
	X(filing_too_long, "太长了，最多 {1} 个字", "Too long; at most {1} characters") \
	X(filing_date_form, "请按年-月-日填写，例如 2026-12-01", "Write year-month-day, for example 2026-12-01") \
	X(filing_row, "行号", "Row") \
	X(filing_ops, "操作", "Actions") \
	X(filing_up, "第 {1} 行上移", "Move row {1} up") \
	X(filing_down, "第 {1} 行下移", "Move row {1} down") \
	X(filing_delete, "删除第 {1} 行", "Delete row {1}") \
	X(filing_own_data, "登记的企业信息", "Registered data") \
	X(filing_own_note, "这些内容随声明一起公开。", "These stand in the published declaration.") \
	X(filing_name, "企业名称", "Name") \
	X(filing_uscc, "统一社会信用代码", "Unified social credit code") \
	X(filing_uscc_check, "校验位不符，登记时已由企业确认", "The check digit fails; the enterprise confirmed the code") \
	X(filing_region, "所在地", "Region") \
	X(filing_industry, "行业", "Industry") \
	X(filing_phone, "公开电话", "Public telephone") \
	X(filing_address, "公开地址", "Public address") \
	X(filing_subject, "声明的对象", "What you declare") \
	X(filing_subject_hint, "产品声明功能指标和性能指标，服务只声明功能指标（《标准化法》第二十七条）。", \
	    "Products declare functional and performance indicators, services functional ones (Standardization Law art. 27).") \
	X(filing_product, "产品", "Product") \
	X(filing_service, "服务", "Service") \
	X(filing_need_subject, "请选择产品或者服务", "Choose product or service") \
	X(filing_supply_on, "首次提供日期", "First day of supply") \
	X(filing_supply_hint, "产品首次销售或服务首次提供的日期，例如 2026-12-01。应当先公开、后提供。", \
	    "When the product is first sold or the service first given, for example 2026-12-01. Disclosure comes first.") \
	X(filing_supply_past, "填写的首次提供日期已过。按规定应当在提供之前公开，请尽快完成声明；这不影响公开。", \
	    "That day has passed. Disclosure should come before supply: please finish soon. It does not hold back publication.") \
	X(filing_effective_on, "企业标准实施日期", "Date the enterprise standard takes effect") \
	X(filing_effective_hint, "执行本企业标准的填写，例如 2026-12-01。", "For an enterprise standard of your own, for example 2026-12-01.") \
	X(filing_reason, "变更原因", "Reason for the change") \
	X(filing_need_reason, "请选择变更原因", "Choose why it is changed") \
	X(filing_reason_choose, "请选择", "Choose") \
	X(filing_note, "变更说明", "What is changed") \
	X(filing_note_hint, "与变更前后的内容一起公开，不超过 500 字。", "Published beside the contents before and after; at most 500 characters.") \
	X(f_product_lead, "一份声明可以包含执行同样标准、同样指标的多个产品或型号。", \
	    "One declaration may hold several products or models that follow the same standards with the same limits.") \
	X(f_service_lead, "填写提供的服务。一份声明可以包含执行同样标准的多项服务。", \
	    "Name the services. One declaration may hold several that follow the same standards.") \
	X(f_product_caption, "产品填报表，每行一个产品", "Products, one a row") \
	X(f_product_name, "名称", "Name") \
	X(f_product_need_name, "请填写名称，照包装、说明书或合同上的写", "Give the name, as on package, manual or contract") \
	X(f_product_brand, "商标", "Brand") \
	X(f_product_model, "型号", "Model") \
	X(f_product_specification, "规格", "Specification") \
	X(f_service_specification, "服务等级或范围", "Grade or scope") \
	X(f_product_gtin, "商品条码", "Barcode (GTIN)") \
	X(f_product_gtin_form, "条码是 8、12、13 或 14 位数字，例如 6901234567892", \
	    "A barcode has 8, 12, 13 or 14 digits, for example 6901234567892") \
	X(f_product_gtin_check, "最后一位校验码不对，请照包装重新核对", "The last digit does not fit; check it against the package") \
	X(f_product_optional, "商标、型号、规格、商品条码选填。", "Brand, model, specification and barcode are optional.") \
	X(f_service_optional, "商标、服务等级或范围选填。", "Brand, grade or scope are optional.") \
	X(f_product_add, "增加一个产品", "Add a product") \
	X(f_service_add, "增加一项服务", "Add a service") \
	X(f_standard_lead, "列出执行的全部标准：强制性标准、推荐性标准、团体标准或者本企业标准。本企业标准请把编号和名称直接填在表里。", \
	    "List all standards you follow: mandatory, recommended, association standards or your own. Type number and title of your own into the table.") \
	X(f_standard_find, "从目录中查找", "Look in the catalogue") \
	X(f_standard_find_hint, "编号怎样写都可以，例如 gb/t5171.1、５１７１，也可以填标准名称。", \
	    "Any spelling of the number, for example gb/t5171.1 or 5171, or words of the title.") \
	X(f_standard_search, "查找", "Find") \
	X(f_standard_found, "查找结果", "Found") \
	X(f_standard_found_none, "目录里没有找到“{1}”。可以把编号和名称直接填在表里，照样公开。", \
	    "The catalogue has no {1}. Type number and title into the table: it is published all the same.") \
	X(f_standard_take, "加入", "Add") \
	X(f_standard_take_name, "加入 {1}", "Add {1}") \
	X(f_standard_limits, "目录有 {1} 项限值", "{1} limits in the catalogue") \
	X(f_standard_caption, "执行标准填报表，每行一项标准", "Standards, one a row") \
	X(f_standard_number, "标准编号", "Number") \
	X(f_standard_need_number, "请填写标准编号，例如 GB/T 5171.1-2014 或 Q/TQDZ 004-2026", \
	    "Give the number, for example GB/T 5171.1-2014 or Q/TQDZ 004-2026") \
	X(f_standard_other_number, "变更不能换成另一个编号。新编号请另建声明，原声明仍然保留。", \
	    "A change keeps its number. For another number file a new declaration; the old one stays.") \
	X(f_standard_taken, "本企业已经公开过这个编号的声明，请对它做变更：别的产品、别的等级都可以加在那份声明里。", \
	    "You have declared this number already. Change that declaration: other products and other classes can be added to it.") \
	X(f_standard_taken_see, "打开那份声明", "Open that declaration") \
	X(f_standard_title, "标准名称", "Title") \
	X(f_standard_need_title, "请填写标准名称，照标准封面上的写", "Give the title, as on the standard's cover") \
	X(f_standard_use, "用途", "Role") \
	X(f_standard_own, "本企业的标准", "Our own standard") \
	X(f_standard_two_numbers, "这里有两个编号，一行只填一个标准", "Two numbers stand here; one standard a row") \
	X(f_standard_not_own, "这个编号不是企业标准的编号，不能作为本企业的标准", \
	    "This number is no enterprise standard's, so it can't be the enterprise's own") \
	X(f_standard_scope_unknown, "这项标准没有所选的产品或类别，请重新选择", \
	    "The standard has no such product or class; choose again") \
	X(f_standard_compare_many, "最多对照 20 项标准", "At most 20 standards can be compared with") \
	X(f_standard_compare, "对照它的限值", "Compare with its limits") \
	X(f_standard_scope, "适用的产品", "Product it is for") \
	X(f_standard_scope_any, "全部", "All") \
	X(f_standard_class, "类别或等级", "Class or grade") \
	X(f_standard_by_product, "类别因产品而异，请先选适用的产品。", "Classes differ by product: choose the product first.") \
	X(f_standard_list_classes, "列出类别", "List classes") \
	X(f_standard_class_any, "不分类别", "No class") \
	X(f_standard_read_as, "识别为 {1}", "Read as {1}") \
	X(f_standard_unread, "不认得这个编号，照写公开；按正确的编号查标准时，找不到这份声明", \
	    "No known form of number: it is published as typed, and who looks for the right number won't find this declaration") \
	X(f_standard_likely, "不认识这种写法，是不是：", "No known form of number. Did you mean:") \
	X(f_standard_use_likely, "改为 {1}", "Use {1}") \
	X(f_standard_unknown, "目录里没有这项标准，按填写的编号和名称公开", "Not in the catalogue: published by the number and title typed") \
	X(f_standard_bound, "强制性标准，一律对照，不能取消", "Mandatory: it is always compared and cannot be left out") \
	X(f_standard_no_limits, "目录里没有它的限值，不能自动对照", "The catalogue has no limits of it, so nothing can be compared") \
	X(f_standard_ended, "法律提示：这项标准{1}。声明执行已废止的标准，按生产未达到标准要求处理。仍可公开，公开页会注明。", \
	    "Legal warning: this standard is {1}. Declaring a standard no longer in force counts as not meeting one. You can publish; the page will say so.") \
	X(f_standard_newer, "后来的版本：{1}", "A later edition: {1}") \
	X(f_standard_add, "增加一项标准", "Add a standard") \
	X(f_indicator_lead, "逐项填写功能指标和性能指标，每项写明检验方法。保存后给出对照结果；低于标准、少于标准只作提示并公开说明，不影响公开。", \
	    "Give each functional and performance indicator with its test method. Saving compares them; being lower or fewer is stated in public and never holds back publication.") \
	X(f_indicator_service_lead, "逐项填写服务的功能指标，每项写明评价方法。保存后给出对照结果。", \
	    "Give each functional indicator of the service with the way it is evaluated. Saving compares them.") \
	X(f_indicator_optional_lead, "没有本企业标准时，公开标准编号和名称即可，指标选填。", \
	    "Without a standard of your own number and title are enough; indicators are optional.") \
	X(f_indicator_import, "带入指标", "Take limits from") \
	X(f_indicator_import_of, "{1}（可带入 {2} 项）", "{1} ({2} to take)") \
	X(f_indicator_import_do, "带入", "Take") \
	X(f_indicator_by_class, "标准的一些限值按产品或类别规定，还没有选择，这些限值不能带入。", \
	    "Some limits of the standard go by product or class. None is chosen yet, so those can't be taken.") \
	X(f_indicator_choose_class, "到“执行标准”选择", "Choose it under Standards") \
	X(f_indicator_caption, "指标填报表，每行一项指标", "Indicators, one a row") \
	X(f_indicator_kind, "类别", "Kind") \
	X(f_indicator_functional, "功能指标", "Functional") \
	X(f_indicator_performance, "性能指标", "Performance") \
	X(f_indicator_name, "指标名称", "Indicator") \
	X(f_indicator_need_name, "请填写指标名称，照标准里的叫法写", "Name the indicator, as the standard calls it") \
	X(f_indicator_need_one, "执行本企业标准的，至少声明一项指标", "For a standard of your own declare at least one indicator") \
	X(f_indicator_condition, "试验条件", "Condition") \
	X(f_indicator_relation, "关系", "Relation") \
	X(f_indicator_range, "区间", "Range") \
	X(f_indicator_text, "文字", "Text") \
	X(f_indicator_value, "声明值", "Value") \
	X(f_indicator_need_value, "请填写声明值，例如 10.0", "Give the value, for example 10.0") \
	X(f_indicator_unit, "单位", "Unit") \
	X(f_indicator_reference, "标准要求", "Standard asks") \
	X(f_indicator_method, "检验方法", "Test method") \
	X(f_indicator_need_method, "请填写检验方法：本标准的条号，例如 7.2，或者方法标准的编号", \
	    "Give the test method: a clause of your standard, such as 7.2, or the number of the method's standard") \
	X(f_indicator_verdict, "对照", "Verdict") \
	X(f_indicator_pending, "待填", "To fill in") \
	X(f_indicator_statement, "说明", "Statement") \
	X(f_indicator_lower, "第 {1} 行低于标准，须向社会明示，请说明原因", "Row {1} is lower than the standard: say why, in public") \
	X(f_indicator_lower_mandatory, "第 {1} 行低于强制性标准，请核对后改正，或者说明原因", \
	    "Row {1} is lower than a mandatory standard: check and mend it, or say why") \
	X(f_indicator_lower_hint, "写明哪些场合受影响，公众会在声明页看到这段话。不超过 400 字；不写也能公开，公开页会注明企业没有说明。", \
	    "Say which uses are affected; the public reads this on the page. At most 400 characters. Left empty, the page says that no reason was given.") \
	X(f_indicator_unread, "机器读不准这个写法，公开后只能由人判断。请检查：下限写在上限前面，数字不用千位逗号，单位写在单位格里。", \
	    "A machine can't be sure of this; once public, only a person can judge it. Check: the lower bound first, no commas in " \
	    "numbers, the unit in its own field.") \
	X(f_finding_twins, "{1} 行与前面的行声明的是同一项指标", "Rows that name an indicator an earlier row has: {1}") \
	X(f_finding_unread, "{1} 项指标的写法机器读不准，只能由人判断", "{1} indicators that a machine can't be sure of: a person has to judge") \
	X(f_indicator_wins, "声明值里写了“{1}”，与选择的关系不同：按写的“{1}”公开。", \
	    "“{1}” stands in the value, another relation is chosen: “{1}” is published.") \
	X(f_indicator_twin, "与第 {1} 行是同一项指标：只留一行，或者写明不同的试验条件。", \
	    "Row {1} names the same indicator: keep one of them, or give each its condition.") \
	X(f_todo, "签署前还要补上", "Still needed before signing") \
	X(f_remarks, "签署前请再核对，不影响公开", "Please check again before signing; none of this holds it back") \
	X(f_remarks_more, "另有 {1} 处请再核对，列在页末", "{1} more to check again, listed at the end of the page") \
	X(f_remarks_rest, "还有 {1} 处，见各行", "{1} more, see the rows") \
	X(f_remark_own, "{1} 是企业标准。是本企业的，请勾选“本企业的标准”，并声明指标", \
	    "{1} is an enterprise standard. If it is yours, tick Our own standard and declare its indicators") \
	X(f_remark_twice, "与第 {1} 行是同一项标准", "The same standard as in row {1}") \
	X(f_standard_own_ask, "是本企业的吗？", "Is it your own?") \
	X(f_standard_own_yes, "是本企业的标准", "It is our own") \
	X(f_standard_listed, "目录里的名称：{1}", "Title in the catalogue: {1}") \
	X(f_standard_use_listed, "用目录里的名称", "Use that title") \
	X(f_indicator_add, "增加一项指标", "Add an indicator") \
	X(f_indicator_missing_n, "还有 {1} 项标准要求未声明", "{1} requirements of the standards are not declared") \
	X(f_indicator_unsure_n, "{1} 项标准要求是否已经声明，须由人判断", \
	    "Whether {1} requirements of the standards are declared a person has to judge") \
	X(f_indicator_missing_hint, "可以带入后填写，也可以说明为什么没有这一项；不写也能公开，公开页会列为缺项。", \
	    "Take and fill them in, or say why they are left out. Left empty, the page lists them as missing.") \
	X(f_indicator_missing_why, "“{1}”没有声明的原因", "Why {1} is not declared") \
	X(f_preview_lead, "公开后任何人都能看到下面的内容。要改哪一项，按旁边的“修改”。", \
	    "Anybody will see this once it is public. To change something press Change beside it.") \
	X(f_preview_about, "企业与产品", "Enterprise and products") \
	X(f_preview_about_service, "企业与服务", "Enterprise and services") \
	X(f_preview_standards, "标准与指标", "Standards and indicators") \
	X(f_preview_edit, "修改", "Change") \
	X(f_preview_missing_answer, "还没有填写", "Not filled in yet") \
	X(f_preview_own, "企业标准", "Own standard") \
	X(f_preview_followed, "执行的标准", "Standards followed") \
	X(f_preview_compared, "对照的标准", "Compared with") \
	X(f_preview_compared_none, "没有选择对照的标准", "None chosen") \
	X(f_preview_indicators, "指标声明", "Indicators") \
	X(f_preview_indicators_n, "{1} 项", "{1}") \
	X(f_preview_lower, "低于标准的说明", "Lower than the standard") \
	X(f_preview_missing, "缺项的说明", "Missing items") \
	X(f_preview_no_reason, "没有写原因，公开页会注明企业没有说明", "No reason given: the page will say so") \
	X(f_preview_missing_silent, "{1} 项没有写原因，公开页会列为缺项", "{1} without a reason: the page will list them as missing") \
	X(f_preview_findings, "公开页会如实注明以下情况，不影响公开", "The public page will state these findings; they do not hold back publication") \
	X(f_preview_table, "公开页上的指标对照", "Indicators as the public page shows them") \
	X(f_preview_ok, "核对无误，去签署", "All is right, go on to sign") \
	X(f_preview_open, "还有 {1} 步没有完成，完成后才能签署", "Steps to complete before signing: {1}") \
	X(f_finding_overtaken, "从这份变更开始填写起，第 {1} 版已经公开；签署后，这份变更将取代它的全部内容", \
	    "Version {1} was published after this change was begun; once signed, this change replaces all of it") \
	X(f_finding_mandatory, "{1} 项低于或部分低于标准，其中 {2} 项低于强制性标准", \
	    "{1} lower or partly lower than the standard, {2} of these than a mandatory one") \
	X(f_finding_lower, "{1} 项低于或部分低于标准", "{1} lower or partly lower than the standard") \
	X(f_finding_missing, "{1} 项标准要求没有声明", "{1} requirements of the standards not declared") \
	X(f_finding_ended, "引用的 {1} {2}", "{1} is cited, which is {2}") \
	X(f_pledge_lead, "签署后立即公开，任何人都能查到。以后的每次修改都会留下变更记录。", \
	    "Signing publishes at once for anybody to find. Every later change leaves a record.") \
	X(f_pledge_who, "由谁签署", "Who signs") \
	X(f_pledge_signer, "签署人姓名", "Signer's name") \
	X(f_pledge_signer_hint, "法定代表人或者授权签署人，姓名随声明公开。", "The legal representative or a delegate; the name is published.") \
	X(f_pledge_need_signer, "请填写签署人姓名", "Give the signer's name") \
	X(f_pledge_post, "职务", "Post") \
	X(f_pledge_sign, "签署并公开", "Sign and publish") \
	X(f_pledge_later, "存草稿，稍后再签", "Save, sign later") \
	X(f_pledge_below, "请注意：声明里有 {1} 项低于强制性标准，签署后会在公开页注明。", \
	    "Below a mandatory standard: {1}. The public page will say so once this is signed.") \
	X(f_pledge_not_ready, "“{1}”还没有完成", "{1} is not complete") \
	X(f_deed_title, "自我声明承诺书", "Deed of self-declaration") \
	X(f_deed_opening, "{1}就所公开的{2}郑重承诺：", "{1} declares of {2}:") \
	X(f_deed_standard, "标准 {1}《{2}》", "standard {1} ({2})") \
	X(f_deed_1, "一、标准内容符合法律、法规和强制性标准的要求，已经本企业审查并批准。", \
	    "1. The standard meets laws, regulations and mandatory standards, and this enterprise has examined and approved it.") \
	X(f_deed_2_product, "二、公开的功能指标和性能指标真实、准确、完整；低于、少于推荐性标准的指标已如实明示。", \
	    "2. The functional and performance indicators published are true, accurate and complete; what is lower or fewer than recommended standards is stated.") \
	X(f_deed_2_service, "二、公开的服务功能指标真实、准确、完整；低于、少于推荐性标准的指标已如实明示。", \
	    "2. The functional indicators of the service published are true, accurate and complete; what is lower or fewer than recommended standards is stated.") \
	X(f_deed_3_product, "三、产品按公开的标准组织生产和检验，并符合标准的要求。", \
	    "3. The products are made and tested to the published standards and meet them.") \
	X(f_deed_3_service, "三、按公开的标准提供服务，并符合标准的要求。", "3. The services are given to the published standards and meet them.") \
	X(f_deed_4, "四、标准变更或者废止时及时更新声明，接受社会监督和监管部门的检查。", \
	    "4. The declaration is kept up to date when standards change or end, and is open to the public and the authorities to check.") \
	X(f_deed_signer, "授权签署人", "Signed by") \
	X(f_conflict_title, "另有人保存过这份草稿", "Somebody else has saved this draft") \
	X(f_conflict_text, "{1} 在 {2} 保存过“{3}”。您刚才填写的内容还没有保存，都在下面。", \
	    "{1} saved at {2} ({3}). What you typed is not saved yet; it stands below.") \
	X(f_conflict_mine, "用我填写的替换这一步", "Replace this step with what I typed") \
	X(f_conflict_theirs, "放弃我填写的，打开最新的草稿", "Drop what I typed and open the latest draft") \
	X(f_conflict_typed, "您刚才填写的内容", "What you typed") \
	X(f_receipt_title, "已公开", "Published") \
	X(f_receipt_lead, "声明已经公开，任何人都能查到。请保存回执。", "The declaration is public for anybody to find. Keep this receipt.") \
	X(f_receipt_serial, "登记号", "Serial") \
	X(f_receipt_at, "公开时间", "Published at") \
	X(f_receipt_version, "版本", "Version") \
	X(f_receipt_name, "声明", "Declaration") \
	X(f_receipt_sha, "原始记录的 SHA-256", "SHA-256 of the record") \
	X(f_receipt_sha_hint, "下载原始记录，用任何工具计算，应当得到同样的 64 位字符。", \
	    "Download the record and compute it with any tool: the same 64 characters must come out.") \
	X(f_receipt_url, "固定网址", "Permanent address") \
	X(f_receipt_record, "原始记录（JSON）", "Record (JSON)") \
	X(f_receipt_after, "接下来", "What happens next") \
	X(f_receipt_after_1, "产品、说明书或包装上标注所执行标准的编号和名称。", "Mark number and title of the standard on product, manual or package.") \
	X(f_receipt_after_2, "内容有变化时，在“我的声明”里做变更，变更前后都会公开。", \
	    "When something changes, change the declaration under My declarations; before and after are both public.") \
	X(f_receipt_home, "回到我的声明", "Back to my declarations") \
	X(f_receipt_print, "可以用浏览器打印这份回执。", "Print this receipt with your browser.") \
	X(f_time_zone, "（北京时间）", " (Beijing time)")
