#pragma once
/* Texts of the public zone. */
#define MSG_PUBLIC(X) \
	X(search_label, "标准编号、产品、企业名称或统一社会信用代码", "Standard number, product, enterprise or credit code") \
	X(search_hint, "标准编号、产品或企业名称", "Standard number, product or enterprise") \
	X(search_do, "查询", "Search") \
	X(slogan_1, "企业说到的，", "What companies claim,") \
	X(slogan_2, "人人查得到。", "anyone can check.") \
	X(home_lead_1, "产品和服务执行什么标准、指标多少、比国家标准严还是低，", \
	    "Which standards a product or service follows, what limits it promises, and how they stand") \
	X(home_lead_2, "由企业自己声明，一经提交即向社会公开。", \
	    "against the national standard: declared by the enterprise, public at once.") \
	X(home_examples, "试试", "Try") \
	X(example_motor, "电动机", "Motors") X(example_motor_q, "电动机", "电动机") \
	X(example_service, "污水处理", "Sewage treatment") X(example_service_q, "污水处理", "污水处理") \
	X(eg_title, "怎样读刻度（示意）", "How to read a scale (illustration)") \
	X(eg_alt, "刻度尺示意：国家标准要求不低于 35，企业声明不低于 42，企业允许的范围更窄，判定为严于", \
	    "A scale: the national standard asks for at least 35, the enterprise declares at least 42. It allows less, so the " \
	    "verdict is stricter") \
	X(eg_reference, "国家标准", "Standard") X(eg_declared, "企业声明", "Declared") \
	X(eg_verdict, "，严于国家标准", ", stricter") \
	X(fresh_title, "刚刚公开", "Just published") \
	X(fresh_none, "还没有公开的声明。", "Nothing has been declared yet.") \
	X(fresh_all, "全部声明", "All declarations") \
	X(totals_title, "总量", "Totals") \
	X(unit_declarations, "件", "") X(unit_items, "项", "") X(unit_standards, "项", "") \
	X(total_declarations, "公开的声明", "declarations") \
	X(total_enterprises, "来自 {1} 家企业", "by {1} enterprises") \
	X(total_indicators, "公开的指标", "declared limits") \
	X(legend_counts, "按判定的行计数，不等于指标数：一项指标对照几项标准就有几行；缺项，以及一部分待判定，是标准有要求而声明对不上的行；没有选定对照标准的声明，各项都计为新增。", \
	    "Counted by rows, not by indicators: one indicator has a row for each standard it is compared with; missing rows, and some " \
	    "undecided ones, are requirements that no declared indicator meets with; where no standard was chosen every indicator counts as new.") \
	X(total_judged, "其中 {1} 项可与标准比出高低", "{1} of them can be ranked against a standard") \
	X(total_stricter, "可比的指标严于标准", "of rankable limits are stricter") \
	X(total_lower, "低于或部分低于标准 {1}%", "lower or partly lower: {1}%") \
	X(total_standards, "收录的标准", "standards in the catalogue") \
	X(total_limits, "录入限值 {1} 条，均注明出处", "{1} limits, each with its source") \
	X(legend_title, "怎样看判定", "Reading a verdict") \
	X(legend_more, "判定规则", "How we compare") \
	X(what_title, "这是什么", "What this is") \
	X(what_1, "企业自己声明执行的标准和承诺的指标，对真实性负责。没有部门审批，也不需要审批。", \
	    "Enterprises declare the standards they follow and the limits they promise, and answer for them. No authority approves this.") \
	X(what_2, "声明一经提交即公开，以后不能悄悄改：每次变更都是新的一版，前后对照。", \
	    "A declaration is public at once and can never be changed quietly: each change is a new version, shown beside the old.") \
	X(what_3, "每项指标与标准逐项比对，低于或少于标准的，在声明页上写明。", \
	    "Each limit is compared with the standard; what is lower or missing is stated on the page.") \
	X(what_4, "比对的是文字，不是产品检验。", "It is the texts that are compared; no product is tested.") \
	X(who_label, "按身份进入", "By who you are") \
	X(who_public, "社会公众", "Citizens") X(who_public_1, "查产品和服务的声明", "Look up a product or service") \
	X(who_public_2, "看懂判定", "Understand a verdict") \
	X(who_enterprise, "企业", "Enterprises") X(who_enterprise_1, "登记企业", "Register an enterprise") \
	X(who_enterprise_2, "声明公开标准", "File a declaration") \
	X(who_body, "标准与认证机构", "Standards and certification bodies") \
	X(who_body_1, "按标准查全部声明", "All declarations under a standard") \
	X(who_body_2, "对照报告的 XML 结构", "XML schema of comparison reports") \
	X(published, "公开", "published") X(effective, "实施", "effective") X(first_supply, "首次提供", "first supply") \
	X(product, "产品", "Product") X(service, "服务", "Service") \
	X(compared_with, "对照", "compared with") X(compared_with_none, "没有选定对照的标准", "no reference standard chosen") \
	X(compared_none, "企业没有选定对照的标准，各项均为“新增”", "No reference standard was chosen, so each item counts as new") \
	X(results, "检索结果", "Results") \
	X(results_n, "共 {1} 件", "{1} in all") \
	X(results_of, "“{1}”的检索结果", "Results for “{1}”") \
	X(results_all, "全部声明", "All declarations") \
	X(search_too_many, "一次最多按四个词查找，多出的词没有参与检索。", "At most four words are searched for; the rest were left out.") \
	X(search_standards, "要找的是标准？", "Looking for a standard?") \
	X(search_none, "没有找到符合的声明。", "No declaration matches.") \
	X(search_too_far, "只显示前 1000 件，请增加检索词缩小范围。", "Only the first 1,000 are shown; add words to narrow it down.") \
	X(search_try_number, "标准编号写不全也可以：5171.1、GBT 5171.1、gb/t5171.1-2014 都能查到。", \
	    "A standard number may be written in any way: 5171.1, GBT 5171.1, gb/t5171.1-2014.") \
	X(search_try_short, "产品名试试更短的词，例如“电机”而不是“永磁直流无刷电动机”。", \
	    "Try a shorter product name; names are mostly Chinese.") \
	X(search_try_filters, "去掉筛选条件再查", "Search again without the filters") \
	X(search_try_standards, "在标准目录里查", "Look in the catalogue of standards") \
	X(search_try_all, "看全部声明", "See all declarations") \
	X(filters, "筛选条件", "Filters") X(filter_subject, "声明对象", "Subject") X(filter_region, "地区", "Region") \
	X(filter_all, "全部", "All") X(filter_apply, "应用筛选", "Apply") \
	X(toc, "本页目录", "On this page") \
	X(sec_products, "适用产品", "Products") X(sec_services, "服务项目", "Services") \
	X(sec_below, "低于或少于标准的项目", "Lower or fewer than the standard") \
	X(sec_compare, "指标对照", "Limits compared") X(sec_standards, "执行标准", "Standards followed") \
	X(sec_pledge, "企业承诺", "Pledge") X(sec_history, "变更记录", "History") X(sec_proof, "存证与核验", "Record and proof") \
	X(banner_old, "您看的是第 {1} 版，已被代替。", "This is version {1}; it has been replaced.") \
	X(banner_newest, "看现行的第 {1} 版", "See version {1}, the present one") \
	X(cover_label, "声明封面", "Cover of the declaration") \
	X(serial, "登记号", "Serial") \
	X(version_n_of, "第 {1} 版，共 {2} 版", "Version {1} of {2}") \
	X(subject_product, "产品标准自我声明", "Self-declaration of a product standard") \
	X(subject_service, "服务标准自我声明", "Self-declaration of a service standard") \
	X(state_in_force, "现行有效", "In force") X(state_waiting, "即将实施", "Not yet in force") \
	X(state_superseded, "已被新版代替", "Superseded by a newer version") X(state_abolished, "已废止", "Abolished") \
	X(self_declared, "企业自我声明，对内容负责；未经任何部门审批。", "Declared by the enterprise, which answers for it; approved by nobody.") \
	X(not_judged, "这一版还没有比对结果。", "This version has not been compared yet.") \
	X(side_summary, "比对 {1} 项：{2} 项严于标准，{3} 项等同。", "{1} items compared: {2} stricter, {3} equal.") \
	X(side_lower, "{1} 项低于或部分低于标准。", "{1} lower or partly lower.") \
	X(side_missing, "{1} 项标准有要求而没有声明。", "{1} asked for by the standard but not declared.") \
	X(side_human, "{1} 项待判定：机器不下结论，须由人判断。", "{1} for a person to judge.") \
	X(side_incomparable, "{1} 项不可比。", "{1} not comparable.") \
	X(side_unread, "{1} 项声明的写法机器读不准，只能由人判断。", "{1} declared in a way a machine can't be sure of.") \
	X(side_twins, "{1} 行与前面的行声明的是同一项指标。", "{1} rows that name an indicator an earlier row has.") \
	X(line_unread, "写法机器读不准，只能由人判断", "A machine can't be sure of this; a person has to judge") \
	X(line_twin, "与第 {1} 行是同一项指标", "The same indicator as in row {1}") \
	X(side_mandatory, "有 {1} 项低于强制性标准。", "{1} below a mandatory standard.") \
	X(sum_label, "各种判定的项数", "Items by verdict") \
	X(stale_side, "引用的标准里有已被代替或已废止的。", "Some cited standards are superseded or withdrawn.") X(stale_see, "看是哪些", "See which") \
	X(qr_label, "本声明固定网址的二维码", "QR code of this declaration's permanent address") \
	X(qr_note, "扫码查看本声明的最新版本。", "Scan for the newest version of this declaration.") \
	X(permalink, "固定网址", "Permanent address") \
	X(acts_label, "下载", "Downloads") X(get_csv, "对照报告 CSV", "Report CSV") X(get_xml, "报告 XML", "Report XML") \
	X(get_record, "原始记录 JSON", "Record JSON") X(get_record_long, "下载原始记录（JSON）", "Download the record (JSON)") \
	X(products_n, "{1} 项", "{1}") X(products_table, "适用产品或服务项目表", "Table of products or services") \
	X(product_name, "名称", "Name") X(product_brand, "商标", "Brand") X(product_model, "型号", "Model") \
	X(product_spec, "规格", "Specification") X(product_gtin, "商品条码", "Bar code") \
	X(below_law, "企业须向社会明示", "What the enterprise must state in public") \
	X(below_reference, "标准要求", "Standard:") X(below_declared, "，企业声明", "; declared:") \
	X(below_missing, "标准有要求而企业没有声明的 {1} 项：", "{1} asked for by the standard and not declared:") \
	X(below_said, "企业说明：", "The enterprise says: ") X(below_unsaid, "企业没有写明原因。", "The enterprise gave no reason.") \
	X(below_unsaid_n, "其中 {1} 项企业没有写明原因。", "The enterprise gave no reason for {1} of them.") \
	X(mandatory_mark, "强制", "Mandatory") \
	X(compare_caption, "企业声明的指标与标准要求逐项对照", "Declared limits beside the standard's requirements") \
	X(col_no, "序号", "No.") X(col_indicator, "指标", "Item") X(col_reference, "标准要求", "Standard") \
	X(col_declared, "企业声明", "Declared") X(col_gauge, "刻度", "Scale") X(col_gauge_note, "浅带标准，色条声明", "pale: standard, bar: declared") \
	X(col_method, "检验方法", "Test method") X(col_verdict, "判定", "Verdict") \
	X(judged_by, "由比对引擎 {1} 于 {2}（北京时间）逐项得出。点判定可看依据。结论只反映文字，不代替检验。", \
	    "Compared item by item by engine {1} at {2} (Beijing time). Open a verdict for its basis. Texts are compared, nothing is tested.") \
	X(group_functional, "功能指标", "Functional indicators") X(group_performance, "性能指标", "Performance indicators") \
	X(group_missing, "标准有要求而没有声明或对不上", "Asked for by the standard, not declared or not matched") \
	X(no_reference, "录入的限值中无此项", "Not among the limits on file") X(reference_unmatched, "没有对上的要求", "Nothing matched") X(reference_unknown, "未录入", "Not on file") X(not_declared, "未声明", "Not declared") X(not_matched, "没有对上的声明", "Nothing matched") X(see_statement, "见说明", "See statement") \
	X(why, "（看依据）", " (basis)") X(why_reference, "对照", "Reference") X(why_item, "标准项目", "Its item") \
	X(why_condition, "条件", "Condition") X(why_method, "标准的检验方法", "Its test method") X(why_clause, "条款", "Clause") \
	X(why_steps, "判定过程", "How the verdict was reached") X(why_note, "备注", "Note") X(why_trust, "限值可信度", "Trust") X(why_source, "录入来源", "Entered from") \
	X(label_verified, "已核对", "Verified") X(label_high, "录自条文，待复核", "From the text, to be checked") \
	X(label_unverified, "未核对", "Unverified") \
	X(trust_verified, "录自标准条文，并经第二人核对。", "Entered from the standard's text and checked by a second person.") \
	X(trust_high, "录自标准条文，第二人核对还没有做。", "Entered from the standard's text; a second person has not checked it yet.") \
	X(trust_unverified, "录自转载的资料，没有与标准原文核对，只供参考。", \
	    "Entered from material that quotes the standard; not checked against its text. For orientation only.") \
	X(trust_low, "录自间接资料，可能有误，没有与标准原文核对，只供参考。", \
	    "Entered from indirect material that may be wrong; not checked against the standard's text. For orientation only.") \
	X(std_number, "标准编号", "Number") X(std_title, "名称", "Title") X(std_kind, "类别", "Kind") X(std_role, "在声明里", "Role") \
	X(std_then, "公开时", "At publication") X(std_now, "现在", "Now") X(std_written, "企业写作“{1}”", "Written “{1}”") \
	X(role_own, "企业自己的标准", "The enterprise's own standard") X(role_compared, "作为对照", "Reference of the comparison") \
	X(role_cited, "执行", "Followed") \
	X(status_own, "由企业维护", "Kept by the enterprise") X(status_not_listed, "目录未收录", "Not in the catalogue") \
	X(stale_withdrawn, "已经废止，企业应当更新引用。", "has been withdrawn; the enterprise should update its citation.") \
	X(stale_superseded, "已经被新版代替，企业应当更新引用。", "has been superseded; the enterprise should update its citation.") \
	X(deed_gloss, "以中文为准。", "A reading of the Chinese text above, which is the one that was signed and binds.") \
	X(before_after, "前后对照", "Before and after") \
	X(version_this, "第 {1} 版：{2}（本页）", "Version {1}: {2} (this page)") X(version_other, "第 {1} 版：{2}", "Version {1}: {2}") \
	X(version_n, "第 {1} 版", "Version {1}") \
	X(versions_lead, "共 {1} 版，旧版永远保留。每一版都列出与前一版的全部差别。", \
	    "{1} versions; old ones stay for good. Each lists all that differs from the one before.") \
	X(version_first, "首次公开，没有前一版。", "The first declaration; there is nothing before it.") \
	X(version_same, "与前一版相比，公开的内容没有差别。", "Nothing that is published differs from the version before.") \
	X(diff_caption, "第 {1} 版与第 {2} 版的差别", "Differences between versions {1} and {2}") \
	X(diff_what, "项目", "What") X(diff_before, "第 {1} 版", "Version {1}") X(diff_after, "第 {1} 版", "Version {1}") \
	X(diff_absent, "没有", "Not there") X(diff_gone, "已去掉", "Removed") \
	X(diff_title, "名称", "Title") X(diff_enterprise, "企业名称", "Enterprise name") X(diff_uscc, "统一社会信用代码", "Credit code") \
	X(diff_supply, "首次提供日期", "First supply") X(diff_effective, "实施日期", "Effective date") X(diff_pledge, "承诺书", "Pledge") \
	X(diff_fewer, "没有声明的说明", "Why not declared") X(diff_product, "产品或服务", "Product or service") X(diff_standard, "执行标准", "Standard followed") \
	X(diff_indicator, "指标 {1}", "Indicator {1}") \
	X(diff_requirement, "指标 {1}：要求", "Indicator {1}: requirement") \
	X(diff_method, "指标 {1}：检验方法", "Indicator {1}: test method") X(diff_statement, "指标 {1}：说明", "Indicator {1}: statement") \
	X(diff_class, "指标 {1}：类别", "Indicator {1}: kind") \
	X(proof_kept, "原始记录已封存，不可改动", "The record is sealed and cannot be changed") \
	X(proof_how, "下载原始记录，算出它的 SHA-256，与下面的一致，就说明记录没有被改过。", \
	    "Download the record and compute its SHA-256: if it is the one below, nothing was changed.") \
	X(proof_time, "公开时间", "Published at") X(proof_size, "大小", "Size") X(bytes, "{1} 字节", "{1} bytes") X(proof_check, "核验命令", "Check with") \
	X(uscc, "统一社会信用代码", "Unified social credit code") X(uscc_unknown, "来源没有写明", "Not given by the source") \
	X(uscc_good, "校验位正确（GB 32100）", "Check digit good (GB 32100)") \
	X(uscc_fails, "校验位不符（GB 32100）：早期赋的码可能如此，登记时已由企业确认", \
	    "Check digit fails (GB 32100): some lawful early codes do; confirmed at registration") \
	X(region, "地区", "Region") X(industry, "行业", "Industry") X(registered, "登记日期", "Registered") \
	X(registrant_unproved, "登记人自行填报，本站没有核验其身份", "Entered by the registrant, whose identity this site has not checked") \
	X(contact_phone, "公开电话", "Public telephone") X(contact_email, "公开邮箱", "Public e-mail") X(contact_address, "地址", "Address") \
	X(former_names, "曾用名", "Former names") X(name_since, "自 {1}", "from {1}") \
	X(sec_declarations, "公开的声明", "Declarations") X(declarations_none, "这家企业还没有公开声明。", "This enterprise has declared nothing yet.") \
	X(standards_lead, "标准的各版、状态、代替关系和录入的限值。标准全文请到发布机构查阅。", \
	    "Editions, status, replacements and limits on file. For the full text go to the issuing body.") \
	X(standards_label, "标准编号或名称", "Number or title of a standard") X(standards_hint, "标准编号或名称，例如 5171.1", "Number or title, such as 5171.1") \
	X(standards_n, "共 {1} 项标准", "{1} standards") X(standards_none, "目录里没有这样的标准。", "The catalogue has no such standard.") \
	X(std_limits, "限值", "Limits") X(std_declared, "声明", "Declared") X(editions_n, "{1} 版", "{1} editions") \
	X(std_text_elsewhere, "本页只列出事实，不收录标准全文。", "Facts only; the text of the standard is not kept here.") \
	X(sec_editions, "各版", "Editions") X(editions_note, "状态按今天判断", "status as of today") \
	X(std_issued, "发布", "Issued") X(std_effective, "实施", "Effective") X(std_withdrawn, "废止", "Withdrawn") X(official_page, "官方页面", "Official page") \
	X(sec_relations, "代替、修改与采用", "Replacements, amendments, adoption") X(replaces, "代替", "replaces") \
	X(replacement_suspect, "存疑", "Doubtful") X(replacement_suspect_note, "来源所载的关系可能有误，不据此判断状态。", \
	    "The source's relation looks wrong; status is not judged by it.") \
	X(amendment, "修改单", "amendment") X(adopts_same, "等同采用", "adopts (identical)") X(adopts_modified, "修改采用", "adopts (modified)") \
	X(adopts_not, "非等效采用", "relates to (not equivalent)") \
	X(sec_limits, "标准限值", "Limits on file") X(limits_n, "{1} 条", "{1}") X(limit_requirement, "要求", "Requirement") \
	X(limits_none, "还没有录入这项标准的限值，因此不能自动比对。", "No limits of this standard are on file yet, so nothing can be compared automatically.") \
	X(limits_note, "限值作为事实录入，注明来源和可信度；不是完整的标准条文。未核对的限值只供参考。", \
	    "Limits are entered as facts with source and trust; they are not the whole standard. Unverified ones are for orientation only.") \
	X(sec_declared_under, "声明执行本标准的企业", "Declared under this standard") X(declared_under_none, "还没有企业声明执行这项标准。", "Nobody has declared this standard yet.") \
	X(about_lead, "把企业声明的要求和标准的要求都看作“允许的取值范围”，再比两个范围谁包含谁。能证明的才下结论，看不懂的留给人判断。", \
	    "A requirement is read as the set of values it allows; the declared set and the standard's are then compared by inclusion. Only " \
	    "what is proved is concluded; what is not understood is left to a person.") \
	X(about_verdicts, "判定结论", "The verdicts") X(about_rules, "判定规则", "Rules") \
	X(about_rule_1, "声明允许的范围全部落在标准之内而且更窄，才是“严于”；两个范围相同才是“等同”。", \
	    "Stricter means all that is declared lies within the standard's set and is narrower; equal means the same set.") \
	X(about_rule_2, "数值精确计算，不取近似，不做四舍五入；按 GB/T 8170 的全数值比较法。", \
	    "Values are exact, never rounded: the full-value method of GB/T 8170.") \
	X(about_rule_3, "单位只在同一种量之间换算，换算系数精确。", "Units are converted only within one quantity, by exact factors.") \
	X(about_rule_4, "条件、类别或等级不同的，不硬比，判为“不可比”。", "Where conditions, classes or grades differ the verdict is not comparable.") \
	X(about_rule_5, "文字要求和没有录入限值的标准一律“待判定”，机器不猜。", "Requirements in words, and standards without limits on file, are left to a person; the machine does not guess.") \
	X(about_rule_6, "低于强制性标准不会阻止公开，但会在页面上写明。", \
	    "Falling below a mandatory standard does not stop publication; it is stated in public.") \
	X(about_data, "数据从哪里来", "Where the data comes from") \
	X(about_data_1, "标准的编号、名称、日期和代替关系来自公开资料，每条都记下来源。限值由人录入，按可信程度分三种：", \
	    "Numbers, titles, dates and replacements come from public material, each with its source. Limits are entered by people and " \
	    "carry one of three labels:") \
	X(about_data_2, "状态按日期判断：新版没有到实施日期，旧版仍然有效；存疑的代替关系只展示，不据此判断。", \
	    "Status follows from dates: an old edition stays in force until the new one takes effect; doubtful relations are shown, never judged by.") \
	X(about_data_4, "企业由登记人自行登记：本站核对统一社会信用代码的格式和校验位，没有核验登记人是否代表这家企业。", \
	    "Enterprises are entered by registrants: the form and check digit of the credit code are checked, not whether the registrant " \
	    "acts for the enterprise.") \
	X(about_data_3, "带“演示”字样的声明取自企业真实公开的标准，由本站录入作演示。", \
	    "Declarations marked as demonstration come from standards that enterprises really published, entered here as examples.") \
	X(about_record_1, "每一版声明都保存为一份原始记录（JSON，字段按字母排序，UTF-8）。页面上的 SHA-256 就是这份文件的摘要，任何人都可以下载后自行计算。", \
	    "Each version is kept as one record (JSON with sorted keys, UTF-8). The SHA-256 on its page is of that file; anybody can download it and compute it.") \
	X(about_record_2, "公开过的内容从不修改、从不删除。变更和废止都是新的一版，旧版的网址一直有效。", \
	    "What was published is never changed or deleted. Changes and abolition are new versions; old addresses keep working.") \
	X(report_title, "指标对照报告", "Comparison report") \
	X(report_limits, "对文本的比对，不代表产品实测", "A comparison of texts, not a test of the product") \
	X(report_number, "声明的标准编号", "Declared standard") X(report_name, "名称", "Title") X(report_enterprise, "企业名称", "Enterprise") \
	X(report_version, "版次", "Version") X(report_published, "公开时间（UTC）", "Published (UTC)") X(report_record, "原始记录网址", "Record") \
	X(report_sha256, "原始记录 SHA-256", "SHA-256 of the record") X(report_engine, "比对引擎", "Engine") \
	X(report_evaluated, "比对时间（UTC）", "Compared at (UTC)") X(report_class, "指标类别", "Kind") X(report_unit, "单位", "Unit") \
	X(report_ref, "对照标准编号", "Reference standard") X(report_mandate, "标准性质", "Mandate") X(report_ref_product, "标准适用产品", "Reference product") \
	X(report_ref_class, "标准类别等级", "Reference class") X(report_ref_condition, "标准的条件", "Reference condition") \
	X(report_ref_unit, "标准的单位", "Reference unit") X(report_page, "页码", "Page") X(report_verdict_name, "判定代码", "Verdict code") \
	X(report_basis, "依据", "Basis") X(report_statement, "企业说明", "Statement of the enterprise") \
	X(report_file, "对照报告 {1} 第{2}版", "Report {1} v{2}")
