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
status-held = 已举办
status-counted = 仅由届次推算
status-planned = 计划举办
status-cancelled = 已取消
kind-of-article-press = 新闻报道
kind-of-article-release = 发布稿
kind-of-article-summary = 档案摘要
