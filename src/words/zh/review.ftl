# 窗口中的导入：导入途径，以及写入之前要决定的内容。

## 导入途径
place-import = 导入
command-import = 导入…
command-paste = 导入粘贴的文字
command-accept = 接受导入
command-take-up = 继续搁置的导入
import-start = 把文件或文件夹拖到窗口任意位置，粘贴文字，或在这里选择。接受之前不会写入任何内容
import-kinds = 可读取新闻稿、保存的网页、邮件、Word、OpenDocument、Markdown 和 PDF 文档、表格、电子表格、带说明的照片，以及档案
import-choose-files = 选择文件…
import-choose-folders = 选择文件夹…
import-choose-title = 要导入的内容
import-path = 文件或文件夹的路径
import-read = 读取
import-reading = 正在读取来源。进度见任务列表；读完后显示在这里
import-not-yet = 档案仍在读取；请稍后再导入
import-drop = 松开即可导入
import-aside = 有一次导入被搁置
import-put-aside = 导入已搁置；没有改动任何内容
import-task = { $count ->
   *[other] 读取 { $count } 个来源
}
import-accepting = { $count ->
   *[other] 导入 { $count } 条记录
}

## 审阅的内容
review-sources = 来源
review-all-sources = { $count ->
   *[other] 全部 { $shown } 个来源
}
review-articles = { $count ->
   *[other] { $shown } 篇文章
}
review-people = { $count ->
   *[other] { $shown } 人
}
review-photos = { $count ->
   *[other] { $shown } 张照片
}
review-records = { $count ->
    [0] 没有可取的内容
   *[other] { $shown } 条记录
}
review-questions = { $count ->
   *[other] { $shown } 个问题
}
review-failed-count = { $count ->
   *[other] { $shown } 个未能读取
}
review-differ = { $count ->
   *[other] { $shown } 处不同
}
review-blocks = { $count ->
   *[other] 正文：{ $shown } 段
}
review-photo-number = 照片 { $shown }
review-more = 另有 { $shown } 个
review-brings-nothing = 没有可取的内容
review-standing = { $count ->
    [0] 接受之前不会改动任何内容
   *[other] 接受之前不会改动任何内容。还有 { $shown } 个问题未回答
}
review-seen-short = 以前导入过
review-no-edition-short = 不属于任何一届

## 接受
review-accept = { $count ->
    [0] 接受
   *[other] 接受 { $shown } 条记录
}
review-takes-back = { $keys } 可撤销
review-archive-changed = 与这些来源比较之后，档案又重新读取过
review-other-archive = 这些来源是与另一份档案比较的，不是现在显示的这一份
review-again = 重新读取并比较

## 各部分
review-article = 文章
review-look-at = 请留意
review-facts = 关于本届的内容
review-people-title = 人物
review-unplaced = 无处安放
review-unplaced-why = 不会写入；如有合适之处请自行填写
review-source = 来源
review-failed = 未能读取
review-read-failed = 重新读取这些
review-edition-of-all = 全部属于
review-photos-of-all = 用于所有照片
review-open-questions = 未回答的问题
review-records-different = 与档案不同；勾选的将替换档案中的记录
review-records-new = 新增
review-records-same = 与档案相同

## 列
review-columns = 列
review-name-columns = 在此指明哪一列是姓名，即可读取
review-columns-why = 各列被当作什么；如有误请另选
review-column-without = 无表头
review-column-ignored = 不读取
review-column-until = 结束时间

## 值
review-write = 填写…
review-not-said = 来源未说明
review-edit = 编辑
review-keep-words = 确定
review-leave-words = 保持原样
review-archive-has = 档案中：{ $value }
review-came = 新来：{ $value }
review-no-value = 无
review-in-other-language = { $field }（另一种语言）
review-show-in-source = { $name }，在来源中显示
review-in-source = 在来源中显示
review-same = 相同
review-by-hand = 手工填写
review-keep = 保留
review-take = 采用
review-both = 两者
review-set = 设定
review-set-everywhere = 照片另有说明的也设定

## 届次
review-no-edition = 不知道属于哪一届，因此不会采用任何内容。请选择
review-edition-none = 无
review-edition-new = 新增：{ $ordinal }（{ $year }）
review-editions-several = 多届

## 文章
review-no-text = 没有自己的正文
review-alike-archive = 其中 { $share }% 已在档案中：{ $article }
review-alike-source = 其中 { $share }% 见于本次导入的另一来源：{ $file }
review-join = 同一篇，只记录另载何处
review-apart = 另一篇，一并采用
review-open = 展开
review-close = 收起
review-block = 段落
review-block-photo = 照片：{ $caption }
review-block-left-out = 已略去
review-paragraph = 段落
review-heading = 小标题
review-item = 列表项
review-quotation = 引语
review-speaker-of = 引语的讲话人
review-nobody = 未指明

## 人物
review-who = 这是谁？请从可能的人中选择，或选择新人物
review-who-is = { $name } 是谁
review-nothing-new = 没有新内容
review-check = 请核对…
review-new-person = 新人物
review-like-name = 同名
review-like-reading = 读音相同
review-like-spelling = 拼写相近
review-on-photo = 见于照片
review-somebody-else = 档案中的其他人
review-add = 添加人物
review-name-of-somebody = 姓名（英文、中文或两者）
review-new-named = 新人物：{ $name }

## 照片
review-which-photo = 档案中可能已有这张照片。请说明是哪一张，或是新照片
review-is-photo = 档案中的照片
review-twin = 即 { $source } 中的照片
review-new-photo = 新照片
review-no-picture = 只有说明，没有图片
review-picture = 图片：{ $caption }

## 来源
review-no-source-text = 没有文字
review-text-cut = 其余文字不在这里显示，但同样会读取
