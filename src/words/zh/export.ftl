# 导出：格式，以及妨碍导出的情形。

## 格式
format-html = 网页（.html）
format-md = Markdown 文本（.md）
format-txt = 纯文本（.txt）
format-csv = 表格（.csv）
format-bib = BibTeX 文献（.bib）
format-ris = RIS 文献（.ris）
format-csl = CSL-JSON 文献（.json）

## 命令行
cli-export = 把档案中的内容写成可以转交的格式
cli-export-place = 要导出的内容：edition/17、speaker/ID、article/ID、photo/ID、列表、search/词语；不写则导出整个档案
cli-export-format = 格式：{ $formats }
cli-export-to = 要写入的文件或文件夹
cli-export-overwrite = 替换已有的文件

## 妨碍导出的情形
export-no-format = 没有“{ $format }”这种格式；--help 列出全部格式
export-no-such-place = 档案中的 { $place } 没有可以导出的内容
export-nothing = 其中没有可以导出的内容
export-no-articles = 其中没有可以引用的文章
export-exists = { $count ->
   *[other] { $path } 等 { $count } 个文件已经存在，没有替换；请另选位置，或允许替换
}
export-not-a-folder = { $path } 是文件，而这里需要文件夹；请另选位置
export-not-empty = { $path } 不是空文件夹，没有替换；请选择空文件夹，或允许替换
export-denied = 没有写入 { $path } 的权限；请选择可以写入的位置
export-full = 磁盘空间不足，无法写入 { $path }；没有导出任何内容
export-name-too-long = { $path } 的名称对磁盘来说太长；请选择路径较短的文件夹
export-gone = { $path } 已不存在；请检查磁盘是否连接，然后重新导出
export-failed = 无法写入 { $path }（{ $reason }）；没有导出任何内容
export-cancelled = 导出已取消；没有写入任何内容
export-gap = 导出中缺少照片 { $photo }：{ $reason }
export-no-credit = { $place } 没有署名；导出时不带署名
export-also-known = 又名
