# 导入：存疑之处，以及未能读取的内容。

import-not-found = 没有这个文件；请检查路径
import-folder = 这是文件夹或设备，不是文件；请列出其中的文件
import-denied = 没有读取权限；请更改权限，或复制到别处
import-empty = 其中没有文字；请重新导出或复制
import-too-large = 超过 16 MB，不会是新闻稿；请只导入需要的部分
import-not-text = 不是已知编码（UTF-8、GB18030、Big5、UTF-16）的文字；请另存为 UTF-8 后再导入
import-unknown-kind = 目前还不能导入这种文件（{ $format }）；请把其中的文字复制到文本文件后再导入
import-other-event = 文中的活动是“{ $name }”，不是“{ $forum }”的一届；如果确实属于某一届，请指明
import-no-event = 文中没有提到“{ $forum }”的任何一届；如果属于某一届，请指明
import-no-number = 文中只有论坛名称，没有届次和年份；请指明是哪一届
import-mentioned = 该届论坛只是文中顺带提及，不是报道的主题
import-new-edition = 档案中还没有第{ $number }届
import-by-year = 文中没有届次，是按年份 { $year } 找到的
import-no-edition-of-year = 文中只有年份 { $year }，档案中该年并非恰有一届
import-other-year = 档案中该届的年份是 { $year }，与文中不同
import-other-number = 文中写的是第{ $number }届，不是第{ $edition }届
import-year-of-edition = 日期没有年份；{ $year } 取自该届论坛
import-homonym = 有几个人名为“{ $name }”；请选择是哪一位
import-by-reading = 仅凭姓名读音把“{ $name }”认作{ $person }
import-mode-inferred = 以下人物到场是根据图片说明推定的：{ $names }
import-breaks-off = 文字到“{ $end }”中断
import-long = 文字很长，只在开头部分查找了人物和事实
import-photo-differs = { $field }：照片中的几处说法不一（{ $values }）；请核对

## 逐行列出导入会带来的内容
import-line-edition = 届次
import-line-no-edition = 无
import-line-doubt = 存疑
import-line-headline = 标题
import-line-date = 日期
import-line-city = 城市
import-line-agency = 机构
import-line-byline = 记者
import-line-paragraphs = 段落数
import-line-person = 人物
import-line-new = 新人物
import-line-photo = 照片
import-line-fact = 事实
import-line-was = （现为 { $value }）
import-line-unplaced = 未归类

## Writing an import into the archive
import-change-file = 导入 { $file }
import-change-photos = 导入 { $count } 张照片
import-change-sources = 导入 { $count } 份材料
import-record-unreadable = { $file } 无法读取，未作任何导入；请先修正（check 会指出位置）
import-changed-meanwhile = 读取档案之后 { $file } 已被修改，未作任何导入；请重新导入
import-not-a-date = “{ $value }”不是日期；请写成 2023、2023-04 或 2023-04-08
import-no-edition = 不知道属于哪一届
import-no-picture = 图片 { $file } 已无法取得；请重新导入
import-seen = 此前已导入过（第 { $batch } 次导入）；未写入任何内容
import-joined = 档案中已有此文（{ $article }）；只在该处补记刊载出处
import-joined-source = 本次导入的另一份材料是同一篇文字；只在该处补记刊载出处
import-left-record = { $place } 与档案中的不同，保留档案原有内容
import-left-no-edition = 不知道属于哪一届，未采用任何内容；请用 --edition 指明
import-left-inferred = { $field }：“{ $value }”只是推断，未采用
import-left-differs = { $field }：档案中为“{ $was }”，予以保留；材料中为“{ $value }”
import-left-person = “{ $name }”可能是 { $people }；未采用此人的任何内容
import-left-uncertain = “{ $name }”是否出场并不确定；未采用此人的任何内容
import-left-photo = 有一张照片可能就是档案中的 { $photos }，未采用
import-nothing = 没有需要写入的内容

## Fields of a proposal
field-headline = 标题
field-date = 日期
field-city = 城市
field-agency = 通讯社
field-byline = 记者
field-name = 姓名
field-title = 职务
field-organisation = 单位
field-role = 角色
field-mode = 方式
field-session = 场次
field-topic = 题目
field-time = 时间
field-caption = 图片说明
field-photographer = 摄影者
field-credit = 署名
field-photo-date = 拍摄日期
field-place = 拍摄地点
field-keywords = 关键词
field-fact = 字段 { $path }
field-of = { $name } · { $field } 一项
