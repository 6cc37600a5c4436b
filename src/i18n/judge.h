#pragma once
/* Texts of the judgement: verdicts, reasons, kinds of standard and status. */
#define MSG_JUDGE(X) \
	X(verdict_stricter, "严于", "Stricter") \
	X(verdict_equal, "等同", "Equal") \
	X(verdict_lower, "低于", "Lower") \
	X(verdict_partly, "部分严于部分低于", "Partly lower") \
	X(verdict_missing, "缺项", "Missing") \
	X(verdict_new, "新增", "New") \
	X(verdict_incomparable, "不可比", "Not comparable") \
	X(verdict_needs_human, "待判定", "Undecided") \
	X(meaning_stricter, "企业允许的范围更窄，全部落在标准要求之内", \
	    "The enterprise allows a narrower range, all of it within what the standard allows") \
	X(meaning_equal, "与标准要求完全一致", "Exactly what the standard asks") \
	X(meaning_lower, "企业允许的范围更宽，达不到标准要求", "The enterprise allows a wider range than the standard does") \
	X(meaning_partly, "一头比标准严，一头比标准宽", "Stricter at one end, lower at the other") \
	X(meaning_missing, "标准有要求，企业没有声明", "The standard asks for it; the enterprise does not declare it") \
	X(meaning_new, "录入的标准限值里没有，企业自己增加", "Not among the standard's limits on file; added by the enterprise") \
	X(meaning_incomparable, "条件、分级或单位不同，不能相比", "Conditions, grades or units differ, so the two cannot be compared") \
	X(meaning_needs_human, "文字要求，或者标准限值没有录入，机器不下结论，须由人判断", \
	    "A requirement in words, or no limit on file: the machine draws no conclusion, a person has to judge") \
	X(reason_subset, "声明允许的范围更窄，全部在标准允许的范围之内。", \
	    "All that the declaration allows lies within what the standard allows, and is narrower.") \
	X(reason_same_set, "声明允许的范围与标准允许的范围相同。", "Declaration and standard allow the same values.") \
	X(reason_superset, "声明允许的范围更宽：有些数值标准不允许，声明却允许。", \
	    "The declaration allows a wider range: it accepts values that the standard does not.") \
	X(reason_overlap, "两个范围有一部分重合：声明在一头更严，在另一头更宽。", \
	    "The ranges overlap: in one part the declaration is stricter, in another lower.") \
	X(reason_disjoint, "两个范围没有重合之处，可能是写法或条件不同，须由人判断。", \
	    "No value is allowed by both. Wording or conditions may differ; a person has to judge.") \
	X(reason_not_declared, "标准有这项要求，企业没有声明。", "The standard has this requirement; the enterprise does not declare it.") \
	X(reason_no_reference, "对照标准已录入的限值里没有这一项。", "The limits on file of the reference standard have no such item.") \
	X(reason_nothing_on_file, "本站还没有录入所选对照标准的限值，不知道标准有没有这项要求，须由人判断。", \
	    "No limits of the chosen standard are on file, so what it asks is not known: a person has to judge.") \
	X(reason_reference_sets_no_limit, "标准列出了这一项，但没有规定限值。", "The standard lists this item but sets no limit.") \
	X(reason_declared_unparsed, "声明的要求是文字，机器不下结论，须由人判断。", \
	    "The declared requirement is in words: the machine draws no conclusion, a person has to judge.") \
	X(reason_reference_unparsed, "标准的要求是文字，机器不下结论，须由人判断。", \
	    "The standard's requirement is in words: the machine draws no conclusion, a person has to judge.") \
	X(reason_unit_unknown, "有一个单位不在单位表里，不能换算。", "A unit is not in the table of units, so nothing can be converted.") \
	X(reason_unit_kind, "两个单位的量不同，不能换算。", "The two units measure different quantities.") \
	X(reason_condition_differs, "标准的要求有试验条件，与声明的条件对不上。", \
	    "The standard's requirement depends on a condition that does not match the declared one.") \
	X(reason_grade_unclear, "标准按类别或等级规定，声明没有写明是哪一级。", \
	    "The standard differs by class or grade, and the declaration does not say which.") \
	X(reason_method_differs, "检验方法不同，数值不能直接相比。", "The test methods differ, so the values can't be compared directly.") \
	X(reason_use_range, "这是使用条件的范围，范围更宽可能要求更高，须由人判断。", \
	    "A range of use conditions: a wider one may ask more of the product. A person must judge.") \
	X(reason_open_end, "有一方没有写明范围的另一端，结论取决于此，须由人判断。", \
	    "One side leaves an end of the range open, and the verdict hangs on it. A person must judge.") \
	X(reason_scale, "这一项按级别评定，级别的高低须由人判断。", \
	    "This item is rated in steps of a scale; which step is higher a person must judge.") \
	X(reason_name_alike, "指标名称相近而不相同，是否同一项须由人判断。", \
	    "The names are alike but not the same. Whether they mean one item a person must judge.") \
	X(reason_unit_case, "两个单位只差字母大小写，可能是笔误，须由人判断。", \
	    "The units differ only in the case of letters, which may be a slip. A person must judge.") \
	X(reason_other, "须由人判断。", "A person has to judge.") \
	X(status_in_force, "现行有效", "In force") \
	X(status_not_yet, "即将实施", "Not yet in force") \
	X(status_superseded, "已被代替", "Superseded") \
	X(status_withdrawn, "已废止", "Withdrawn") \
	X(status_unknown, "状态不详", "Status unknown") \
	X(system_national, "国家标准", "National standard") \
	X(system_industry, "行业标准", "Industry standard") \
	X(system_local, "地方标准", "Local standard") \
	X(system_group, "团体标准", "Association standard") \
	X(system_enterprise, "企业标准", "Enterprise standard") \
	X(system_international, "国际标准", "International standard") \
	X(system_regional, "区域标准", "Regional standard") \
	X(system_foreign, "国外标准", "Foreign standard") \
	X(system_military, "军用标准", "Military standard") \
	X(system_metrology, "计量技术规范", "Metrological specification") \
	X(system_occupational_health, "职业卫生标准", "Occupational health standard") \
	X(system_reference_material, "标准物质", "Reference material") \
	X(system_engineering, "工程建设标准", "Engineering construction standard") \
	X(system_unknown, "其他", "Other") \
	X(mandate_mandatory, "强制性", "Mandatory") \
	X(mandate_recommended, "推荐性", "Recommended") \
	X(mandate_guidance, "指导性", "Guidance") \
	X(change_first, "首次公开", "First declaration") \
	X(change_typo, "更正笔误", "Correction of a slip") \
	X(change_amendment_sheet, "执行修改单", "Amendment sheet") \
	X(change_revision, "修订标准", "Revision of the standard") \
	X(change_citation_update, "更新引用标准", "Update of cited standards") \
	X(change_renamed, "企业更名", "Enterprise renamed") \
	X(change_authority, "按监管要求更正", "Correction ordered by the authority") \
	X(change_self_check, "自查更正", "Correction after self-check")
