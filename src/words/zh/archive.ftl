# 读取与检查档案：哪里有误、缺什么、怎么办。

## 打开
folder-not-found = 找不到这个文件夹
folder-not-found-hint = 请核对路径；硬盘或共享文件夹可能已断开
archive-is-a-file = 这是一个文件，不是档案文件夹
archive-is-a-file-hint = 请选择含有 archive.ron 的文件夹
folder-denied = 没有读取这个文件夹的权限
folder-denied-hint = 请向管理员申请读取权限
not-an-archive = 这个文件夹不是档案：其中没有 archive.ron
not-an-archive-hint = 请另选文件夹，或用“forum-archive new”新建档案
archive-ron-missing-hint = 其中有记录；请从档案副本中恢复 archive.ron
newer-format = 这份档案的格式版本为 { $found }，本程序只认识到版本 { $known }
newer-format-hint = 请安装程序的最新版本；档案未作任何改动

## 读取文件
file-vanished = 列出文件夹之后，这个文件不见了
not-a-folder = 这里应当是文件夹
not-a-file = 这里应当是文件
file-denied = 没有读取这个文件的权限
link-outside = 这是一个指向档案之外的链接
link-nowhere = 这是一个失效的链接
blank-text = 文字不能为空
blank-text-hint = 不详的内容请不要写
file-not-read = 此文件未被读取：档案中没有这样的文件名
file-unreadable = 无法读取文件：{ $reason }
file-too-large = 文件有 { $size } MB；记录文件最多 { $limit } MB
more-findings = 另有 { $count } 处未列出；请先处理以上各处
not-utf8 = 从这里起，文字不是 UTF-8 编码
not-utf8-hint = 请用编辑器打开文件，另存为 UTF-8
control-character = 文字中有控制字符（{ $code }）
control-character-hint = 请删除它，或从备份中取回文件：文件可能已损坏
edition-file-missing = 文件夹中没有 edition.ron
edition-file-missing-hint = 请从副本中恢复，或移走这个文件夹

unknown-field = 这种记录没有“{ $found }”字段
unknown-choice = 这里不能写“{ $found }”；可以写 { $choices }
missing-field = 这条记录缺少“{ $field }”字段
field-twice = “{ $field }”字段在这里出现了两次
number-out-of-range = 这个数太大或太小
nested-too-deep = 括号嵌套过深
trailing-characters = 记录结束之后还有文字
ends-too-soon = 文件在记录中途结束
expected-comma = 这里应当有逗号或右括号
expected-colon = 这里应当有冒号
bad-escape = 反斜杠后面的内容无法识别
wrong-type = 应当是{ $expected }，却是 { $found }
not-a-date = “{ $found }”不是日期
file-empty = 文件是空的
not-ron = 无法作为记录读取：{ $reason }
end-of-file = 文件末尾

type-text = 引号中的文字
type-number = 整数
type-list = 方括号 [ ] 中的列表
type-yes-no = true 或 false
type-group = 圆括号 ( ) 中的字段
type-name = 名称或右括号
type-other = 另一种值

with-hint = { $message }（{ $hint }）
nearest-hint = 是否要写“{ $name }”？
damaged-hint = 文件可能已损坏：请与备份比较
bracket-hint = 上文可能多了一个右括号
unclosed-hint = 可能缺少引号或右括号
comma-hint = 前面可能缺少逗号，或上文缺少引号
colon-hint = 字段写作“名称: 值”
escape-hint = 反斜杠写作 \\，引号写作 \"
quotes-hint = 请给文字加上引号
no-quotes-hint = 数字不加引号
text-hint = 双语文字写作 (en: "…", zh: "…")
name-hint = 名称只用字母、数字和 _，不加引号
full-width-hint = 请用半角的 { $plain } 代替 { $found }
date-hint = 写作 2023、2023-04 或 2023-04-08；起止日期之间用 /，先写较早的

## 记录之间的检查
kind-person = 人物
kind-article = 文章
kind-photo = 照片
kind-series = 数据系列
kind-source = 来源
id-not-valid = “{ $id }”不能作为编号
id-rule = 编号由 1 至 60 个 a–z、0–9 和 - 组成
id-twice = { $kind }编号“{ $id }”已用于 { $first }
id-twice-hint = 请为其中一个另取编号
archive-without-name = 档案没有名称
edition-number-twice = 届次 { $number } 已用于文件夹 { $first }
folder-name = 按年份和届次，文件夹 { $folder } 应当名为 { $wanted }
date-not-in-year = 日期 { $date } 不在本届的年份 { $year } 之内
planned-after-held = 原定日期 { $planned } 晚于举办日期 { $date }
unknown-person = people.ron 中没有人物“{ $id }”
unknown-person-hint = 请在 people.ron 中添加此人，或更正编号
merged-hint = 此记录已并入“{ $id }”：请用该编号
unknown-source = 本文件中没有来源“{ $id }”
unknown-source-hint = 请把它加入本文件的来源
unknown-photo = 档案中没有照片“{ $id }”
portrait-outside = 肖像区域超出照片范围
portrait-outside-hint = left 与 width、top 与 height 均以照片宽高的千分之一计，两两之和不超过1000，width 和 height 须大于0
photo-id-not-of-folder = 照片编号“{ $id }”应当以 { $folder }- 开头
photo-path-outside = “{ $file }”不是单纯的文件名
photo-link-outside = “{ $file }”是指向档案之外的链接
photo-path-hint = 请把图片放入本届的 photos 文件夹，只写文件名
photo-file-missing = photos 文件夹中没有图片文件“{ $file }”
photo-file-missing-hint = 请把文件放入；若未入藏，请删去此字段
summary-with-agency = 档案自撰的摘要没有通讯社
summary-with-byline = 档案自撰的摘要没有署名
summary-with-city = 档案自撰的摘要没有电头
unknown-original = 档案中没有文章“{ $id }”
translation-of-itself = 文章被写成自己的译文
translation-same-language = 文章“{ $id }”是同一种语言
unknown-format = 格式版本 { $found } 无法识别；本程序写入版本 { $known }
founded-after-first = 创办年份 { $founded } 晚于首届年份 { $first }
year-out-of-range = { $year } 不是四位数的年份
year-twice = { $year } 年有两个数值
not-a-number = “{ $value }”不是数
pair-twice = 本文已有另一段的 pair 为 { $pair }
summary-without-source = 档案自撰的摘要应当写明所据来源
summary-without-source-hint = 请把它加入本文的来源
translation-in-a-circle = 文章“{ $id }”又被写成本文的译文
translation-in-a-circle-hint = 请删去原文的 translation_of
not-a-web-address = “{ $address }”不是网址
web-address-rule = 网址以 https:// 或 http:// 开头
evidence-field = “{ $field }”不对应本记录的任何字段：没有“{ $part }”

## 未知与未入藏
year-without-edition = { $year } 年未见举办记录
edition-counted = { $edition }：仅由届次推算得知
edition-without-year = { $edition }：年份不详
edition-without-date = { $edition }：日期不详
edition-without-city = { $edition }：城市不详
edition-without-theme = { $edition }：主题不详
edition-without-speakers = { $edition }：演讲人不详
edition-without-source = { $edition }：没有来源
fact-without-source = “{ $field }”没有来源
photo-not-held = 照片 { $id } 未入藏
photo-without-credit = 照片 { $id } 没有署名
photo-without-caption = 照片 { $id } 没有说明
article-without-chinese = 文章 { $id } 没有中文版
article-without-english = 文章 { $id } 没有英文版
article-without-source = 文章 { $id } 没有来源
person-without-chinese-name = { $name }：中文姓名不详
person-without-english-name = { $name }：拉丁字母姓名不详
person-without-appearance = { $name }：未在任何一届出席

## 写入
new-needs-a-name = 新档案需要名称
folder-not-empty = { $path } 不是空文件夹；请另取名称
cannot-write = 无法写入 { $path }：{ $reason }

## 事物的名称
edition-short = { $ordinal }（{ $year }）
edition-full = { $ordinal }{ $forum }
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
