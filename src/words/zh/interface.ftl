# 窗口。

## 身份与方式
role-keynote = 主旨演讲
role-speech = 演讲
role-opening_address = 致辞
role-panel = 对话
role-moderator = 主持
role-host = 东道主
role-attended = 出席
role-unknown = 身份不详
mode-in_person = 现场
mode-video = 视频
mode-written = 书面
mode-unknown = 方式不详
status-unreadable = 记录无法读取
status-held = 已举办
status-counted = 仅由届次推算
status-planned = 计划举办
status-cancelled = 已取消
kind-of-article-press = 新闻报道
kind-of-article-release = 发布稿
kind-of-article-summary = 档案摘要
kind-of-article-speech = 讲话全文

## 菜单与命令
menu = 菜单
menu-file = 文件
menu-edit = 编辑
menu-view = 显示
menu-go = 前往
menu-help = 帮助
command-open = 打开档案…
command-built-in = 内置档案
command-reload = 重新读取
command-quit = 退出
command-search = 前往…
command-search-commands = 查找命令…
command-clear-searches = 清除最近搜索
command-filter = 在本页查找
command-find-next = 查找下一处
command-find-previous = 查找上一处
command-back = 后退
command-forward = 前进
command-previous = 上一项
command-next = 下一项
command-up = 上一级
command-english = English
command-chinese = 简体中文
command-facing = 双语对照或单语
command-theme-system = 明暗随系统
command-theme-light = 浅色
command-theme-dark = 深色
command-larger = 放大
command-smaller = 缩小
command-normal-size = 正常大小
command-full-screen = 全屏
command-bookmark = 添加或删除书签
command-bookmarks = 书签…
command-copy-address = 复制地址
command-copy-citation = 复制引文
command-copy-text = 复制全文
command-copy-image = 复制图片
command-copy-caption = 复制说明和署名
command-shortcuts = 键盘快捷键
close = 关闭
cancel = 取消

## 位置
place-timeline = 时间线
place-speakers = 演讲人
place-articles = 文章
place-photos = 照片
place-worklist = 待办
place-search = 搜索
origin-built-in = 内置档案，只读
no-screen-yet = 窗口中还没有 { $place } 的页面。可用“forum-archive show”输出
no-such-place = 这个地址没有内容
to-timeline = 回到时间线

## 顶栏与前往
search-hint = 搜索档案
group-speaker = 演讲人
group-edition = 届次
group-article = 文章
group-photo = 照片
group-list = 位置
group-command = 命令
group-recent = 最近搜索
search-not-ready = 正在读取档案，稍后即可查找人物与文字
count-results = 共 { $shown } 项，显示最相符者
group-bookmark = 书签
bookmarked = 已加书签
bookmark-added = 已添加书签：{ $title }
bookmark-removed = 已删除书签：{ $title }
bookmark-gone = 已不在这份档案中，按 Enter 删除书签
bookmark-keys = Enter 打开，Ctrl+D 删除书签
no-bookmarks = 还没有书签。按 Ctrl+D 为当前位置添加书签
all-results = 全部 { $shown } 项结果
count-found = 共 { $shown } 项
tab-completes = 按 Tab 采用第一项：
search-called = 搜索：{ $query }
search-results = 搜索结果
search-reason = { $name }，{ $why } { $typed }
search-type = 请输入要查找的内容：词语、“短语”、-排除、年:2015..2019、姓名或其首字母
search-nothing = 减少词语、换一种写法或去掉一个字段，也许能找到更多
search-by-kind = 类型
search-by-edition = 届次
search-by-person = 人物
search-chip = { $name }：{ $value }
search-chip-remove = 去掉 { $clause }
go-to-address = 地址
reading = 正在读取 { $done } / { $total }
name-with-problems = { $name }，{ $problems }
checking = 正在检查
reading-begins = 正在读取
no-match = 没有相符的内容
copied = 已复制：{ $text }

## 打开
open-title = 打开档案
open-path = 档案文件夹
open-button = 打开
open-browse = 浏览…
open-recent = 最近打开
open-nothing-chosen = 没有选择文件夹。如果没有出现对话框，请在此输入路径
cannot-open = 无法打开这份档案
could-not-open = 无法打开 { $path }。{ $reason }。仍显示此前读取的内容
try-again = 重试
no-chinese-font = 系统没有安装中文字体，中文将显示为方框。请安装中文字体，例如 Noto Sans CJK（Debian 的软件包为 fonts-noto-cjk）

## 数量
count-editions = { $shown } 届
count-people = { $shown } 人
count-speakers = { $shown } 位演讲人
count-articles = { $shown } 篇文章
count-photos = { $shown } 张照片有记录
photos-none-held = ，均未入藏
photos-held = ，{ $shown } 张入藏
count-sources = { $shown } 个来源
count-quotations = { $shown } 条引语
count-problems = { $count ->
    [0] 没有错误
   *[other] { $shown } 处错误
}
count-notes = { $shown } 条提示
more-in-worklist = 另有 { $shown } 条见待办

## 时间线
none-found = 未见
timeline-nearer = 放大
timeline-farther = 缩小
timeline-whole = 全部年份
none-found-since = 此后未见
indicator = 指标
planned-for = 原定 { $date }
theme-is = 主题：{ $theme }
theme-in-other-language = 主题（英文报道）：{ $theme }
theme-unknown = 主题不详
open-edition = 打开本届
walk-hint = ← → 逐届浏览，Enter 打开
no-editions = 这份档案还没有届次。请把届次文件夹放入档案文件夹，或打开另一份档案

## 事实
not-known = 不详
fact-date = 日期
fact-planned = 原定日期
fact-city = 城市
fact-venue = 会场
fact-hosts = 主办单位
fact-held-with = 同期活动
fact-attendance = 规模
field-number = 届次
field-year = 年份
field-status = 状态
field-name = 名称
field-title = 职务
field-organisation = 单位
field-role = 身份
field-mode = 方式
field-session = 环节
field-topic = 题目
field-caption = 说明
field-byline = 摄影
field-credit = 署名
field-other = 其他字段
in-english = 英文
in-chinese = 中文
list-comma = ，
other-language-unknown = 仅知另一种语言的文字
certainty-high = 确实
certainty-medium = 单一来源
certainty-low = 推断
sources-differ = 来源不一
inferred-entry = 本条为推断
inferred = 推断
colon = ：
also-said = 另一来源作“{ $words }”

## 页面各部分
section-theme = 主题
section-facts = 概况
section-special-forums = 专题论坛
section-topics = 议题
section-programme = 议程
main-forum = 主论坛
section-releases = 发布的报告
section-notes = 附注
section-disagreements = 各来源的说法与可信程度
section-missing = 尚缺
section-sources = 来源
section-appearances = 出席记录
section-company = 同台者
section-similar-names = 相似姓名
title-in-year = { $year } 年：{ $title }
compare-with = 与另一届比较…
at-both = 两届均出席
only-at = 仅出席{ $edition }
section-counts = 档案所存
section-quotations = 原话
section-named-in = 提及此人的文章
copy-quotation = 复制引语和出处
no-speakers-known = 演讲人不详
title-unknown = 职务不详
spoke-on = 题目：{ $topic }
open-in-browser = 在浏览器中打开

## 演讲人
cards = 卡片
attendance = 出席表
earlier-editions = ‹ 较早届次
later-editions = 较晚届次 ›
filter-edition = 届次
filter-role = 身份
filter-mode = 方式
filter-organisation = 单位
sort-order = 排序
all-editions = 全部届次
all-roles = 全部身份
all-modes = 全部方式
all-organisations = 全部单位
sorted-by = 排序：
sort-name = 拼音
sort-first = 首次年份
sort-last = 最近年份
sort-appearances = 出席次数
filter-list = 筛选列表
people-unreadable = people.ron 无法读取，原因见待办
no-people = 这份档案还没有人物
no-appearance = 没有出席记录
also-known-as = 又名 { $names }

## 列表
group-order = 分组
grouped-by = 分组：
by-none = 不分组
by-initial = 首字母
by-first-year = 首次年份
by-organisation = 单位
by-edition = 届次
by-kind = 类型
by-agency = 通讯社
by-language = 语言
by-credit = 署名
by-person = 人物
filter-kind = 类型
all-years = 全部年份
all-kinds = 全部类型
filter-language = 语言
all-languages = 全部语言
filter-agency = 通讯社
all-agencies = 全部通讯社
filter-person = 人物
all-people = 全部人物
filter-credit = 署名
all-credits = 全部署名
filter-held = 是否入藏
held-or-not = 入藏与未入藏
only-held = 已入藏
only-not-held = 未入藏
list-open = 打开
list-copy = 复制
list-copy-addresses = 复制地址
list-select = 选中或取消
list-select-none = 取消选择
count-selected = 已选 { $shown } 项

## 文章
sort-newest = 由近到远
sort-oldest = 由远到近
sort-headline = 标题
sort-agency = 通讯社
no-articles = 这份档案还没有文章
reading-menu = 字号与字体
reading-larger = 增大字号
reading-smaller = 减小字号
reading-usual = 正常字号
reading-serif = 宋体
reading-sans = 黑体
find-in-article = 在本文中查找
find-count = 第 { $at } 处，共 { $total } 处
summary-after = 据{ $source }
one-language = 单语
both-languages = 双语对照
read-english = 阅读英文版
read-chinese = 阅读中文版

## 照片
photo-plate-not-held = 未入藏
photo-credit = 摄影：{ $credit }
photo-credit-in = 摄影：{ $credit }／{ $publisher }
photo-credit-unknown = 署名不详
photo-taken = 拍摄日期
photo-people = 照片中的人物
photo-in-articles = 见于文章
photo-loading = 正在加载…
image-copied = 图片已复制到剪贴板
photo-fit = 适合窗口
photo-actual-size = 实际大小
photo-closer = 放大
photo-farther = 缩小
photo-file = 文件内写有的信息
photo-nothing-written = 这个文件里没有写入任何信息
photo-not-in-record = 记录中没有
photo-record-differs = 记录与此不同
percent = { $number }%
kilobytes = 大小 { $size } KB
megabytes = 大小 { $size } MB
message-with-hint = { $message }（{ $hint }）
no-photos = 这份档案还没有照片
sort-credit = 署名

## 待办
worklist-all = 全部
worklist-problems = 错误
worklist-notes = 未知与未入藏
worklist-empty = 没有错误，也没有缺漏
whole-archive = 整份档案

## 按键
keys-timeline = 时间线：← → 逐届浏览，Home 与 End 到首届与末届，Enter 打开
keys-timeline-zoom = 时间线：按 + 和 -，或 Ctrl 加滚轮缩放，0 显示全部年份；拖动可移动
keys-lists = 列表：方向键、Home、End、Page Up、Page Down 选择，Enter 打开
keys-selection = 列表：Shift 加方向键、空格，或按住 Shift、Ctrl 单击可选多项；Ctrl+A 全选，Ctrl+C 复制
keys-photo = 照片：按 + 和 -，或滚轮缩放，0 适合窗口，1 实际大小；方向键移动，或到上一张、下一张
keys-escape = Esc 退出一级：输入框、选择、筛选、位置
keys-tab = Tab 到下一个控件，Shift+Tab 到上一个
keys-palette = / 与 Ctrl+K 都打开“前往”；以 > 开头则只找命令；Tab 补全字段，Ctrl+Enter 在一页中列出全部结果
