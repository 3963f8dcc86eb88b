<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Casebook::AmberLine</name>
    <message>
        <source>Close this line</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>Casebook::AppearancePage</name>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Interface font</source>
        <translation>界面字体</translation>
    </message>
    <message>
        <source>Fixed-pitch font</source>
        <translation>等宽字体</translation>
    </message>
    <message>
        <source>Chinese font</source>
        <translation>中文字体</translation>
    </message>
    <message>
        <source>Size in points</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>kst_ns_freeze_all+0x3f/0x1d0 waits for ns_lock, 锁的持有关系</source>
        <translation>kst_ns_freeze_all+0x3f/0x1d0 等待 ns_lock，锁的持有关系</translation>
    </message>
</context>
<context>
    <name>Casebook::AttachmentDialog</name>
    <message>
        <source>The picture is too large to be shown. It can be saved.</source>
        <translation>图片太大，无法显示，但可以保存。</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be shown. It can be saved.</source>
        <translation>图片已损坏，无法显示，但可以保存。</translation>
    </message>
    <message>
        <source>This is neither text nor a picture, so it is not shown. It can be saved; nothing is opened or run.</source>
        <translation>这既不是文本也不是图片，因此不显示。可以保存；不会打开或运行任何内容。</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <translation>%1，%2 × %3 像素</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, sent as “%2”</source>
        <translation>%1，发送时名为“%2”</translation>
    </message>
    <message>
        <source>Picture “%1”</source>
        <translation>图片“%1”</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Casebook::BugCommands</name>
    <message>
        <source>The state is now &quot;%1&quot;.</source>
        <translation>状态已改为“%1”。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is back.</source>
        <translation>“%1”已恢复。</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>&amp;New Bug…</source>
        <translation>新建缺陷(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit Bug…</source>
        <translation>编辑缺陷(&amp;E)…</translation>
    </message>
    <message>
        <source>Move Bug to the &amp;Trash</source>
        <translation>将缺陷移到回收站(&amp;T)</translation>
    </message>
    <message>
        <source>The bug is in the trash. &quot;Undo Trash&quot; brings it back.</source>
        <translation>缺陷已移到回收站。“撤销删除”可将其恢复。</translation>
    </message>
    <message>
        <source>&amp;Undo Trash</source>
        <translation>撤销删除(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Casebook::BugDialog</name>
    <message>
        <source>A bug needs a title.</source>
        <translation>缺陷需要标题。</translation>
    </message>
    <message>
        <source>An extid has hexadecimal digits only, usually 20.</source>
        <translation>extid 只含十六进制数字，通常为 20 位。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a link to http or https.</source>
        <translation>“%1”不是 http 或 https 链接。</translation>
    </message>
    <message>
        <source>New Bug</source>
        <translation>新建缺陷</translation>
    </message>
    <message>
        <source>Edit Bug</source>
        <translation>编辑缺陷</translation>
    </message>
    <message>
        <source>Add Bug</source>
        <translation>添加缺陷</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>状态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>优先级(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>领域(&amp;A)</translation>
    </message>
    <message>
        <source>E&amp;xtid</source>
        <translation>Extid(&amp;X)</translation>
    </message>
    <message>
        <source>La&amp;bels</source>
        <translation>标签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>链接(&amp;L)</translation>
    </message>
    <message>
        <source>subsystem or driver, for example vhost</source>
        <translation>子系统或驱动，例如 vhost</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>以逗号分隔</translation>
    </message>
    <message>
        <source>one link a line</source>
        <translation>每行一个链接</translation>
    </message>
</context>
<context>
    <name>Casebook::BugHead</name>
    <message>
        <source>priority low</source>
        <translation>优先级 低</translation>
    </message>
    <message>
        <source>priority normal</source>
        <translation>优先级 中</translation>
    </message>
    <message>
        <source>priority high</source>
        <translation>优先级 高</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>Casebook::BugListDelegate</name>
    <message>
        <source>Mail without a bug</source>
        <translation>未归入缺陷的邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%Ln 个讨论</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>Heading of a group of bugs.</extracomment>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>Closed or parked</source>
        <translation>已关闭或搁置</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>未归档</translation>
    </message>
</context>
<context>
    <name>Casebook::BugListPanel</name>
    <message>
        <source>No bug yet.</source>
        <translation>还没有缺陷。</translation>
    </message>
    <message>
        <source>No bug has &quot;%1&quot;.</source>
        <translation>没有包含“%1”的缺陷。</translation>
    </message>
    <message>
        <source>Bugs</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>New Bug</source>
        <translation>新建缺陷</translation>
    </message>
    <message>
        <source>New bug (Ctrl+N)</source>
        <translation>新建缺陷 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Filter: state, label, text</source>
        <translation>筛选：状态、标签、文字</translation>
    </message>
    <message>
        <source>Filter the bugs</source>
        <translation>筛选缺陷</translation>
    </message>
    <message>
        <source>Filter the bugs (/)</source>
        <translation>筛选缺陷 (/)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>Casebook::BugsFeature</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>Casebook::CliText</name>
    <message>
        <source>Exit codes:</source>
        <translation>退出码：</translation>
    </message>
    <message>
        <source>casebookctl reads and changes Casebook workspaces from the command line.</source>
        <translation>casebookctl 在命令行中读取和修改 Casebook 工作区。</translation>
    </message>
    <message>
        <source>Usage: casebookctl VERB [ARGUMENT…] [OPTION…]</source>
        <translation>用法：casebookctl 动词 [参数…] [选项…]</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>动词：</translation>
    </message>
    <message>
        <source>Options of every verb:</source>
        <translation>所有动词的选项：</translation>
    </message>
    <message>
        <source>“-” stands for stdin wherever a file may stand. “casebookctl help VERB” tells more.</source>
        <translation>凡可用文件之处，“-”表示标准输入。“casebookctl help 动词”给出更多说明。</translation>
    </message>
    <message>
        <source>There is no option “%1” here.</source>
        <translation>此处没有选项“%1”。</translation>
    </message>
    <message>
        <source>The option “%1” wants a value.</source>
        <translation>选项“%1”需要一个值。</translation>
    </message>
    <message>
        <source>The option “%1” takes no value.</source>
        <translation>选项“%1”不接受值。</translation>
    </message>
    <message>
        <source>“%1” is not a number that makes sense here.</source>
        <translation>“%1”不是此处可用的数字。</translation>
    </message>
    <message>
        <source>“%1” is not one of the values that can stand here.</source>
        <translation>“%1”不是此处可用的值。</translation>
    </message>
    <message>
        <source>“%1” is not a time like 2026-01-31T12:00:00Z.</source>
        <translation>“%1”不是形如 2026-01-31T12:00:00Z 的时间。</translation>
    </message>
    <message>
        <source>“%1”: the languages are en and zh_CN.</source>
        <translation>“%1”：可用的语言为 en 和 zh_CN。</translation>
    </message>
    <message>
        <source>Which workspace? Name it with --workspace FILE or in CASEBOOK_WORKSPACE.</source>
        <translation>哪个工作区？请用 --workspace 文件 或环境变量 CASEBOOK_WORKSPACE 指定。</translation>
    </message>
    <message>
        <source>There is no verb “%1”. “casebookctl help” lists them.</source>
        <translation>没有动词“%1”。“casebookctl help”列出全部动词。</translation>
    </message>
    <message>
        <source>“%1” wants more arguments.</source>
        <translation>“%1”需要更多参数。</translation>
    </message>
    <message>
        <source>“%1” wants fewer arguments.</source>
        <translation>“%1”的参数过多。</translation>
    </message>
    <message>
        <source>“-” cannot stand here: a workspace that is written needs a file.</source>
        <translation>此处不能用“-”：要写入的工作区需要文件。</translation>
    </message>
    <message>
        <source>--bug, --new-bug and --unfiled exclude each other.</source>
        <translation>--bug、--new-bug 和 --unfiled 不能同时使用。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>已完成 %1 %</translation>
    </message>
    <message>
        <source>The workspace; without it, CASEBOOK_WORKSPACE names it.</source>
        <translation>工作区；未指定时由 CASEBOOK_WORKSPACE 给出。</translation>
    </message>
    <message>
        <source>Print one JSON object per line.</source>
        <translation>每行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Language of messages for people: en or zh_CN.</source>
        <translation>面向人的消息所用语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Take this time for the present (2026-01-31T12:00:00Z).</source>
        <translation>以此时间作为当前时间 (2026-01-31T12:00:00Z)。</translation>
    </message>
    <message>
        <source>Show how the verb is used.</source>
        <translation>显示该动词的用法。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>The title.</source>
        <translation>标题。</translation>
    </message>
    <message>
        <source>syzbot-report, hang-or-crash, patch-review or discussion.</source>
        <translation>syzbot-report、hang-or-crash、patch-review 或 discussion。</translation>
    </message>
    <message>
        <source>The state, as “bugs list --json” names it.</source>
        <translation>状态，名称与“bugs list --json”中的相同。</translation>
    </message>
    <message>
        <source>low, normal or high.</source>
        <translation>low、normal 或 high。</translation>
    </message>
    <message>
        <source>The id syzbot gave it.</source>
        <translation>syzbot 给出的 ID。</translation>
    </message>
    <message>
        <source>The area it is in.</source>
        <translation>所属领域。</translation>
    </message>
    <message>
        <source>A link; may be given several times.</source>
        <translation>链接；可多次给出。</translation>
    </message>
    <message>
        <source>A label; may be given several times.</source>
        <translation>标签；可多次给出。</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n message(s)</source>
        <translation>
            <numerusform>%1；%n 封邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>Made bug %1.</source>
        <translation>已新建缺陷 %1。</translation>
    </message>
    <message>
        <source>Bug %1 is in the trash; “trash restore %2” brings it back.</source>
        <translation>缺陷 %1 已移到回收站；“trash restore %2”可将其恢复。</translation>
    </message>
    <message>
        <source>List the bugs, newest activity first.</source>
        <translation>列出缺陷，最近活动在前。</translation>
    </message>
    <message>
        <source>Show bugs with their threads.</source>
        <translation>显示缺陷及其讨论。</translation>
    </message>
    <message>
        <source>Make a bug.</source>
        <translation>新建缺陷。</translation>
    </message>
    <message>
        <source>Change what is said about a bug.</source>
        <translation>修改缺陷的信息。</translation>
    </message>
    <message>
        <source>Put bugs into the trash.</source>
        <translation>将缺陷移到回收站。</translation>
    </message>
    <message>
        <source>Tell how a verb is used.</source>
        <translation>说明动词的用法。</translation>
    </message>
    <message>
        <source>Filed under bug %1.</source>
        <translation>已归入缺陷 %1。</translation>
    </message>
    <message>
        <source>casebookctl: Making the new workspace %1.</source>
        <translation>casebookctl：正在新建工作区 %1。</translation>
    </message>
    <message>
        <source>Take mail into the workspace: mbox files, mails, folders of them.</source>
        <translation>将邮件导入工作区：mbox 文件、邮件或存放它们的文件夹。</translation>
    </message>
    <message>
        <source>File the threads under this bug.</source>
        <translation>将讨论归入此缺陷。</translation>
    </message>
    <message>
        <source>Make a bug with this title for them.</source>
        <translation>以此标题为它们新建缺陷。</translation>
    </message>
    <message>
        <source>File them under no bug.</source>
        <translation>不归入任何缺陷。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The bug it belongs to; without it, the workspace.</source>
        <translation>所属缺陷；未指定时属于工作区。</translation>
    </message>
    <message>
        <source>Begin at this line, counted from 1.</source>
        <translation>从此行开始，从 1 起计。</translation>
    </message>
    <message>
        <source>Store logs of any size.</source>
        <translation>保存任意大小的日志。</translation>
    </message>
    <message>
        <source>List the stored logs.</source>
        <translation>列出已保存的日志。</translation>
    </message>
    <message>
        <source>Print lines of a log.</source>
        <translation>输出日志的若干行。</translation>
    </message>
    <message>
        <source>Print at most N lines (40).</source>
        <translation>最多输出 N 行（40）。</translation>
    </message>
    <message>
        <source>Print the number of the next line that holds a text.</source>
        <translation>输出下一个含有指定文字的行号。</translation>
    </message>
    <message>
        <source>Look towards the beginning.</source>
        <translation>向开头方向查找。</translation>
    </message>
    <message>
        <source>Take a–z and A–Z for the same.</source>
        <translation>不区分 a–z 与 A–Z。</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 处命中</numerusform>
        </translation>
    </message>
    <message>
        <source>Only inside this bug.</source>
        <translation>仅在此缺陷内。</translation>
    </message>
    <message>
        <source>Print at most N hits (20).</source>
        <translation>最多输出 N 处命中（20）。</translation>
    </message>
    <message>
        <source>Leave out the first N hits.</source>
        <translation>略过前 N 处命中。</translation>
    </message>
    <message>
        <source>Saved as text %1, revision %2.</source>
        <translation>已保存为文本 %1，版本 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>List notes and drafts.</source>
        <translation>列出笔记和草稿。</translation>
    </message>
    <message>
        <source>Print a text, the newest revision or an older one.</source>
        <translation>输出文本的最新版本或较早版本。</translation>
    </message>
    <message>
        <source>This revision.</source>
        <translation>此版本。</translation>
    </message>
    <message>
        <source>Save a file as a new text or a new revision of one.</source>
        <translation>将文件保存为新文本或已有文本的新版本。</translation>
    </message>
    <message>
        <source>A new revision of this text.</source>
        <translation>作为此文本的新版本。</translation>
    </message>
    <message>
        <source>Name of the new text.</source>
        <translation>新文本的名称。</translation>
    </message>
    <message>
        <source>note or draft.</source>
        <translation>note 或 draft。</translation>
    </message>
    <message>
        <source>en or zh_CN.</source>
        <translation>en 或 zh_CN。</translation>
    </message>
    <message>
        <source>List the revisions of a text, newest first.</source>
        <translation>列出文本的版本，最新在前。</translation>
    </message>
    <message>
        <source>this message is named by others but not here</source>
        <translation>其他邮件提到此邮件，但它不在这里</translation>
    </message>
    <message numerus="yes">
        <source>(%n copies that differ)</source>
        <translation>
            <numerusform>（%n 份内容不同的副本）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 封邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>The list to take the thread from, where SOURCE is on several.</source>
        <translation>SOURCE 出现在多个列表中时，从此列表取讨论。</translation>
    </message>
    <message>
        <source>Print the bodies of up to N replies as well.</source>
        <translation>同时输出最多 N 封回复的正文。</translation>
    </message>
    <message>
        <source>List what is in the trash.</source>
        <translation>列出回收站中的内容。</translation>
    </message>
    <message>
        <source>Bring things back as they were.</source>
        <translation>按原样恢复。</translation>
    </message>
    <message>
        <source>Delete for good what is in the trash.</source>
        <translation>永久删除回收站中的内容。</translation>
    </message>
    <message>
        <source>Size of the file: %1, of it unused: %2</source>
        <translation>文件大小：%1，其中未使用：%2</translation>
    </message>
    <message>
        <source>Bugs: %1</source>
        <translation>缺陷：%1</translation>
    </message>
    <message>
        <source>Threads: %1</source>
        <translation>讨论：%1</translation>
    </message>
    <message>
        <source>Messages: %1 (%2 of mail)</source>
        <translation>邮件：%1（共 %2）</translation>
    </message>
    <message>
        <source>Logs: %1 (%2)</source>
        <translation>日志：%1（%2）</translation>
    </message>
    <message>
        <source>Texts: %1 with %2 revisions</source>
        <translation>文本：%1，共 %2 个版本</translation>
    </message>
    <message>
        <source>In the trash: %1</source>
        <translation>回收站中：%1</translation>
    </message>
    <message>
        <source>%1 rows and %2 of content checked.</source>
        <translation>已检查 %1 行和 %2 的内容。</translation>
    </message>
    <message>
        <source>Make an empty workspace.</source>
        <translation>新建空工作区。</translation>
    </message>
    <message>
        <source>Tell what is in a workspace.</source>
        <translation>说明工作区中有什么。</translation>
    </message>
    <message>
        <source>Check the file, its index and the hash of all content.</source>
        <translation>检查文件、索引以及全部内容的哈希值。</translation>
    </message>
    <message>
        <source>Write a whole, verified copy; also of a workspace in use.</source>
        <translation>写出完整且经校验的副本；正在使用的工作区也可以。</translation>
    </message>
    <message>
        <source>Build the search index anew.</source>
        <translation>重新建立搜索索引。</translation>
    </message>
    <message>
        <source>Give unused space back to the disk.</source>
        <translation>将未使用的空间归还给磁盘。</translation>
    </message>
    <message>
        <source>(cut short or mixed with another text)</source>
        <translation>（被截断，或与其他文本混在一起）</translation>
    </message>
    <message>
        <source>No crash report.</source>
        <translation>没有崩溃报告。</translation>
    </message>
    <message numerus="yes">
        <source>%n thread stack(s)</source>
        <translation>
            <numerusform>%n 个线程栈</numerusform>
        </translation>
    </message>
    <message>
        <source>Find crash reports, stacks and locks in texts</source>
        <translation>在文本中查找崩溃报告、调用栈和锁</translation>
    </message>
    <message numerus="yes">
        <source>Part %1: %2, %3, %n byte(s)</source>
        <translation>
            <numerusform>第 %1 部分：%2，%3，%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Print one message: stored, or every message of a file or pasted text.</source>
        <translation>打印一封邮件：已保存的邮件，或文件、粘贴文本中的每封邮件。</translation>
    </message>
    <message>
        <source>Print the bytes as they came.</source>
        <translation>按原样打印字节。</translation>
    </message>
    <message>
        <source>Print all headers, decoded.</source>
        <translation>打印全部邮件头（已解码）。</translation>
    </message>
    <message>
        <source>Print trailers, diffs, commands and notices instead of the text.</source>
        <translation>打印尾注、差异、命令与通知，而不打印正文。</translation>
    </message>
    <message>
        <source>Print the bytes of part N, decoded.</source>
        <translation>打印第 N 部分解码后的字节。</translation>
    </message>
    <message>
        <source>Go through this proxy instead of the environment&apos;s.</source>
        <translation>使用这个代理而不是环境变量中的代理。</translation>
    </message>
    <message>
        <source>Trust the certificates in this PEM file as well.</source>
        <translation>同时信任这个 PEM 文件中的证书。</translation>
    </message>
    <message>
        <source>Lets operators of servers recognise this installation.</source>
        <translation>让服务器的管理者能识别这份安装。</translation>
    </message>
    <message>
        <source>%1 is not there yet. &quot;casebookctl refresh&quot; looks for it again.</source>
        <translation>%1 尚未出现。用“casebookctl refresh”再次查找。</translation>
    </message>
    <message>
        <source>Thread %1: %2</source>
        <translation>讨论 %1：%2</translation>
    </message>
    <message>
        <source>The threads of this bug.</source>
        <translation>这个缺陷的讨论。</translation>
    </message>
    <message>
        <source>Ask this public-inbox server; plain http is allowed for it.</source>
        <translation>查询这个 public-inbox 服务器；允许对它使用 http。</translation>
    </message>
    <message>
        <source>Ask this list of the server.</source>
        <translation>查询服务器上的这个列表。</translation>
    </message>
    <message>
        <source>Ask even when the answer is minutes old.</source>
        <translation>即使几分钟前刚有答复也重新查询。</translation>
    </message>
    <message>
        <source>Remember mail that is not there yet.</source>
        <translation>记住尚未出现的邮件。</translation>
    </message>
    <message>
        <source>Fetch whole threads from a public-inbox server.</source>
        <translation>从 public-inbox 服务器获取整个讨论。</translation>
    </message>
    <message>
        <source>Look for new mail in threads; without one, for mail that is waited for.</source>
        <translation>在讨论中查找新邮件；不指定讨论时查找等待中的邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) so far; --limit ended the scan.</source>
        <translation>
            <numerusform>目前 %n 条结果；扫描因 --limit 结束。</numerusform>
        </translation>
    </message>
    <message>
        <source>No search is saved in this workspace.</source>
        <translation>此工作区中没有已保存的搜索。</translation>
    </message>
    <message>
        <source>Search everything. Also: from: to: cc: subject: list: after: before: date: kind: has: is: in: file: function:, &quot;a phrase&quot;, -not, OR.</source>
        <translation>搜索一切。还可用：from: to: cc: subject: list: after: before: date: kind: has: is: in: file: function:、&quot;短语&quot;、-排除、OR。</translation>
    </message>
    <message>
        <source>relevance (default), date or oldest.</source>
        <translation>relevance（默认）、date 或 oldest。</translation>
    </message>
    <message>
        <source>Look for the text as it stands, word or not, through every mail and note.</source>
        <translation>在每封邮件和笔记中原样查找文本，不论是否成词。</translation>
    </message>
    <message>
        <source>With --scan: upper and lower case differ.</source>
        <translation>与 --scan 合用：区分大小写。</translation>
    </message>
    <message>
        <source>Keep the question under this name.</source>
        <translation>以此名称保存查询。</translation>
    </message>
    <message>
        <source>Ask the question kept under the name WORD…; without a name, list them.</source>
        <translation>执行以 WORD… 为名保存的查询；不给名称时列出全部。</translation>
    </message>
    <message>
        <source>Remove the question kept under this name.</source>
        <translation>删除以此名称保存的查询。</translation>
    </message>
    <message>
        <source>What the watch is called.</source>
        <translation>关注的名称。</translation>
    </message>
    <message>
        <source>The public-inbox server; lore.kernel.org when not given.</source>
        <translation>public-inbox 服务器；未给出时为 lore.kernel.org。</translation>
    </message>
    <message>
        <source>An inbox of the server; may be given several times.</source>
        <translation>服务器上的邮件列表；可以给出多次。</translation>
    </message>
    <message>
        <source>A word or phrase; may be given several times.</source>
        <translation>词或短语；可以给出多次。</translation>
    </message>
    <message>
        <source>A file or folder that patches touch, as F: of MAINTAINERS.</source>
        <translation>补丁涉及的文件或目录，同 MAINTAINERS 的 F:。</translation>
    </message>
    <message>
        <source>A file or folder that does not count, as X: of MAINTAINERS.</source>
        <translation>不计入的文件或目录，同 MAINTAINERS 的 X:。</translation>
    </message>
    <message>
        <source>A regular expression for paths, as N: of MAINTAINERS.</source>
        <translation>匹配路径的正则表达式，同 MAINTAINERS 的 N:。</translation>
    </message>
    <message>
        <source>A regular expression for the text, as K: of MAINTAINERS.</source>
        <translation>匹配正文的正则表达式，同 MAINTAINERS 的 K:。</translation>
    </message>
    <message>
        <source>A function that patches touch.</source>
        <translation>补丁涉及的函数。</translation>
    </message>
    <message>
        <source>An author.</source>
        <translation>作者。</translation>
    </message>
    <message>
        <source>Narrows the watch, in the server&apos;s search language.</source>
        <translation>用服务器的搜索语言缩小关注范围。</translation>
    </message>
    <message>
        <source>Take lists and paths from this MAINTAINERS file.</source>
        <translation>从此 MAINTAINERS 文件读取列表和路径。</translation>
    </message>
    <message>
        <source>The entry of the MAINTAINERS file, by its title.</source>
        <translation>MAINTAINERS 文件中的条目，按其标题。</translation>
    </message>
    <message>
        <source>yes: left out when all watches are checked.</source>
        <translation>yes：检查所有关注时跳过。</translation>
    </message>
    <message>
        <source>%1 new, last checked %2</source>
        <translation>%1 封新邮件，上次检查 %2</translation>
    </message>
    <message>
        <source>Watch %1 is in the trash; “trash restore %2” brings it back.</source>
        <translation>关注 %1 已移入回收站；用“trash restore %2”可以恢复。</translation>
    </message>
    <message>
        <source>%1, %2: %3 new of %4 read</source>
        <translation>%1，%2：读取 %4 封，其中新邮件 %3 封</translation>
    </message>
    <message>
        <source>casebookctl: %1 has more than one check reads. Narrow the watch.</source>
        <translation>casebookctl：%1 的邮件多于一次检查所能读取的数量。请缩小关注范围。</translation>
    </message>
    <message>
        <source>casebookctl: Searching %1 did not work, so only its newest messages were read.</source>
        <translation>casebookctl：无法搜索 %1，因此只读取了其最新的邮件。</translation>
    </message>
    <message>
        <source>List the watches on mailing lists.</source>
        <translation>列出对邮件列表的关注。</translation>
    </message>
    <message>
        <source>Watch lists, words, paths or a subsystem.</source>
        <translation>关注列表、词语、路径或子系统。</translation>
    </message>
    <message>
        <source>Change what a watch looks for.</source>
        <translation>修改一项关注所查找的内容。</translation>
    </message>
    <message>
        <source>Put watches into the trash.</source>
        <translation>将关注移入回收站。</translation>
    </message>
    <message>
        <source>Allow plain http for this server.</source>
        <translation>允许对此服务器使用不加密的 http。</translation>
    </message>
    <message>
        <source>How far a list is read back the first time; 7.</source>
        <translation>首次读取列表时回溯的天数；默认 7。</translation>
    </message>
    <message>
        <source>Look for new messages on the watched lists.</source>
        <translation>在关注的列表中查找新邮件。</translation>
    </message>
    <message>
        <source>List what the watches found.</source>
        <translation>列出关注找到的邮件。</translation>
    </message>
    <message>
        <source>new, kept, ignored, bug or all; new.</source>
        <translation>new、kept、ignored、bug 或 all；默认 new。</translation>
    </message>
    <message>
        <source>Only what this watch found.</source>
        <translation>只列出此关注找到的邮件。</translation>
    </message>
    <message>
        <source>At most this many.</source>
        <translation>最多这么多条。</translation>
    </message>
    <message>
        <source>kept, ignored, bug, or new to take it back.</source>
        <translation>kept、ignored、bug；new 表示撤回。</translation>
    </message>
    <message>
        <source>Make the bug without fetching its thread.</source>
        <translation>建立缺陷但不获取其讨论。</translation>
    </message>
    <message>
        <source>Decide about what the watches found.</source>
        <translation>对关注找到的邮件作出决定。</translation>
    </message>
    <message>
        <source>Write what was found as a Markdown document.</source>
        <translation>将找到的邮件写成 Markdown 文档。</translation>
    </message>
    <message>
        <source>Seven days instead of one.</source>
        <translation>七天而不是一天。</translation>
    </message>
    <message>
        <source>That many days.</source>
        <translation>这么多天。</translation>
    </message>
    <message>
        <source>The end; the end of today (UTC) when not given.</source>
        <translation>结束时间；未给出时为今天结束（UTC）。</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 封新邮件</translation>
    </message>
    <message>
        <source>Read this saved Atom feed instead of asking the server; with one ID.</source>
        <translation>读取此保存的 Atom 订阅源而不询问服务器；须给出一个 ID。</translation>
    </message>
    <message>
        <source>Shared at the top: %1, at the bottom: %2. Likeness: %3 %.</source>
        <translation>顶部相同 %1 行，底部相同 %2 行。相似度 %3 %。</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s): %1</source>
        <translation>
            <numerusform>%n 个线程：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The same stack in every dump: %1 (%2)</source>
        <translation>每次转储中调用栈都相同：%1（%2）</translation>
    </message>
    <message>
        <source>Lay two to four stacks side by side</source>
        <translation>并排对齐二到四个调用栈</translation>
    </message>
    <message>
        <source>Put equal stacks of a dump together</source>
        <translation>把转储中相同的调用栈归为一组</translation>
    </message>
    <message>
        <source>Tell who waits for which lock and who holds it</source>
        <translation>说明谁在等待哪个锁、谁持有它</translation>
    </message>
    <message>
        <source>Tell source places and inlined functions of frames</source>
        <translation>说明栈帧的源码位置和内联函数</translation>
    </message>
    <message>
        <source>vmlinux, module or program with debug information; may be given again</source>
        <translation>带调试信息的 vmlinux、模块或程序；可多次给出</translation>
    </message>
    <message>
        <source>take a binary of another build too</source>
        <translation>也接受来自另一次构建的二进制文件</translation>
    </message>
    <message numerus="yes">
        <source>%n messages took the place of texts pasted before.</source>
        <translation>
            <numerusform>有 %n 封邮件取代了先前粘贴的文本。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has %2; only its first %3 are kept.</source>
        <translation>%1 有 %2，只保留了开头的 %3。</translation>
    </message>
    <message>
        <source>Print a thread: an mbox, a mail, a folder, a stored Message-ID, or a link that is fetched.</source>
        <translation>打印一个讨论：mbox、单封邮件、文件夹、已存邮件的 Message-ID，或需获取的链接。</translation>
    </message>
    <message>
        <source>%1 hangs where its headers say.</source>
        <translation>%1 已回到其邮件头所说的位置。</translation>
    </message>
    <message>
        <source>%1 begins a thread of its own.</source>
        <translation>%1 自成一个讨论。</translation>
    </message>
    <message>
        <source>%1 hangs below %2.</source>
        <translation>%1 现挂在 %2 之下。</translation>
    </message>
    <message>
        <source>Hang a message, with all below it, below another one by hand.</source>
        <translation>手工把一封邮件连同其下的邮件挂到另一封之下。</translation>
    </message>
    <message>
        <source>Let a message begin a thread of its own.</source>
        <translation>让一封邮件自成一个讨论。</translation>
    </message>
    <message>
        <source>Undo both: give a message back to where its headers say.</source>
        <translation>撤销以上两者：让邮件回到其邮件头所说的位置。</translation>
    </message>
    <message>
        <source>List the messages that were hung by hand.</source>
        <translation>列出手工挂接的邮件。</translation>
    </message>
    <message>
        <source>Ask a server that fails up to N times; without it 3 times.</source>
        <translation>服务器出错时最多请求 N 次；不指定则为 3 次。</translation>
    </message>
    <message>
        <source>(does not count: %1 wrote it)</source>
        <translation>（不计入：由 %1 所写）</translation>
    </message>
    <message>
        <source>v%1: %2</source>
        <extracomment>A series of patches; %1: its number of revision, %2: its title</extracomment>
        <translation>v%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n patch(es)</source>
        <translation>
            <numerusform>共 %n 个补丁，现有 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not here: %1</source>
        <translation>缺少：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n series of patches</source>
        <translation>
            <numerusform>%n 个补丁系列</numerusform>
        </translation>
    </message>
    <message>
        <source>Print the patch series of a thread, with the trailers that answers gave to each patch. SOURCE as for &quot;thread&quot;.</source>
        <translation>列出讨论中的补丁系列，以及回复为每个补丁给出的标签。SOURCE 与“thread”相同。</translation>
    </message>
    <message>
        <source>%1; messages %2, unread %3; last activity %4</source>
        <translation>%1；邮件 %2，未读 %3；最后活动 %4</translation>
    </message>
    <message>
        <source>new %1, already there %2, further copies %3 (from %4)</source>
        <translation>新增 %1，已存在 %2，重复副本 %3（来自 %4）</translation>
    </message>
    <message>
        <source>Left out, because only the subject is the same: %1</source>
        <translation>仅主题相同而未收入：%1</translation>
    </message>
    <message>
        <source>Missing messages found on other lists: %1</source>
        <translation>在其他列表中找到的缺失邮件：%1</translation>
    </message>
    <message>
        <source>Answered by others, but nowhere on the server: %1</source>
        <translation>有人回复、但服务器上没有的邮件：%1</translation>
    </message>
    <message>
        <source>casebookctl: Threads that were not asked for: %1.</source>
        <translation>casebookctl：未请求的讨论：%1。</translation>
    </message>
    <message>
        <source>%1: read %2, added %3, further copies %4, already there %5, threads %6</source>
        <translation>%1：读取 %2，新增 %3，重复副本 %4，已存在 %5，讨论 %6</translation>
    </message>
    <message>
        <source>bug %1 “%2”</source>
        <extracomment>Number of a bug and its title.</extracomment>
        <translation>缺陷 %1“%2”</translation>
    </message>
    <message>
        <source>in no bug</source>
        <translation>不属于任何缺陷</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n stack(s) of the workspace is like it.</source>
        <translation>
            <numerusform>工作区的 %n 个调用栈中没有与它相似的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) of the workspace were looked at.</source>
        <translation>
            <numerusform>已查看工作区的 %n 个调用栈。</numerusform>
        </translation>
    </message>
    <message>
        <source>Find traces of all bugs that are like one, with the reason</source>
        <translation>在所有缺陷中查找与某个调用栈相似的调用栈，并说明理由</translation>
    </message>
    <message>
        <source>hits at most; 20 when not given</source>
        <translation>最多的结果数；未给出时为 20</translation>
    </message>
    <message>
        <source>No sources or binaries are set.</source>
        <translation>未设置源码或二进制文件。</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>源码树</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制文件</translation>
    </message>
    <message>
        <source>kallsyms</source>
        <translation>kallsyms</translation>
    </message>
    <message>
        <source>kernel of the report</source>
        <translation>报告中的内核</translation>
    </message>
    <message>
        <source>Say or set where a bug&apos;s sources and binaries are on this computer</source>
        <translation>说明或设置某个缺陷的源码与二进制文件在本机的位置</translation>
    </message>
    <message>
        <source>the source tree; empty forgets it</source>
        <translation>源码树；为空则忘记它</translation>
    </message>
    <message>
        <source>text of System.map or /proc/kallsyms, for a stripped kernel</source>
        <translation>System.map 或 /proc/kallsyms 的文本，用于去除符号的内核</translation>
    </message>
    <message>
        <source>yes: binaries of another build are taken too</source>
        <translation>yes：也接受其他构建的二进制文件</translation>
    </message>
    <message>
        <source>forget what was set before</source>
        <translation>忘记此前的设置</translation>
    </message>
    <message>
        <source>take what is set for this bug (see sources)</source>
        <translation>采用为该缺陷设置的内容（见 sources）</translation>
    </message>
    <message>
        <source>the source tree</source>
        <translation>源码树</translation>
    </message>
    <message>
        <source>show N source lines on each side of each frame</source>
        <translation>在每个栈帧两侧各显示 N 行源码</translation>
    </message>
    <message>
        <source>show N instructions on each side of the frame that --frame names</source>
        <translation>在 --frame 指定的栈帧两侧各显示 N 条指令</translation>
    </message>
    <message>
        <source>a frame of each stack, from 1; the innermost</source>
        <translation>每个调用栈中的一个栈帧，从 1 起；默认最内层</translation>
    </message>
    <message>
        <source>“%1” is not K/N: K failures in N runs, N from 1 to 1000000000.</source>
        <translation>“%1”不是 K/N：N 次运行中有 K 次失败，N 为 1 到 1000000000。</translation>
    </message>
    <message>
        <source>“%1” is not a hash as --show prints it.</source>
        <translation>“%1”不是 --show 打印的那种散列值。</translation>
    </message>
    <message>
        <source>“%1” wants --show or --approve HASH.</source>
        <translation>“%1”需要 --show 或 --approve HASH。</translation>
    </message>
    <message>
        <source>Line %1: the key “%2” is unknown and has no effect.</source>
        <translation>第 %1 行：键“%2”未知，不起作用。</translation>
    </message>
    <message>
        <source>“%1” is not there.</source>
        <translation>“%1”不存在。</translation>
    </message>
    <message>
        <source>Hash: %1</source>
        <translation>散列值：%1</translation>
    </message>
    <message>
        <source>This is approved on this computer.</source>
        <translation>这份计划在本机上已获批准。</translation>
    </message>
    <message>
        <source>Nothing of it runs before you approve it with --approve HASH.</source>
        <translation>在您用 --approve HASH 批准之前，其中任何内容都不会运行。</translation>
    </message>
    <message>
        <source>The plan or a file it names is not what this hash was shown for. Look at it again with --show.</source>
        <translation>计划或其引用的文件与显示该散列值时不同。请用 --show 重新查看。</translation>
    </message>
    <message>
        <source>Approved on this computer: %1</source>
        <translation>已在本机上批准：%1</translation>
    </message>
    <message>
        <source>Show what a plan would run, and approve it.</source>
        <translation>显示计划将运行的内容，并加以批准。</translation>
    </message>
    <message>
        <source>Print the whole of it and the hash an approval is bound to.</source>
        <translation>打印全部内容以及批准所绑定的散列值。</translation>
    </message>
    <message>
        <source>Let what --show printed with this hash run on this computer.</source>
        <translation>允许在本机上运行 --show 以此散列值显示的内容。</translation>
    </message>
    <message>
        <source>Print a plan to begin with, or their names.</source>
        <translation>打印一份可作起点的计划模板，或列出模板名称。</translation>
    </message>
    <message>
        <source>rate %1, Wilson 95 % %2, Clopper-Pearson 95 % %3</source>
        <translation>比率 %1，Wilson 95 % %2，Clopper-Pearson 95 % %3</translation>
    </message>
    <message>
        <source>95 % upper bound %1</source>
        <translation>95 % 上限 %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Fisher p = %1, difference %2, Newcombe 95 % %3</source>
        <translation>Fisher p = %1，差值 %2，Newcombe 95 % %3</translation>
    </message>
    <message>
        <source>clean runs needed (95 %): %1; with the rate taken for exact %2, with its lower bound %3</source>
        <translation>所需的无故障运行次数（95 %）：%1；把比率视为精确值时为 %2，取其下限时为 %3</translation>
    </message>
    <message>
        <source>Say how sure counts of failures make one.</source>
        <translation>说明失败计数的可信程度。</translation>
    </message>
    <message>
        <source>K failures in N runs without the change.</source>
        <translation>未打补丁时 N 次运行中有 K 次失败。</translation>
    </message>
    <message>
        <source>K failures in N runs with it.</source>
        <translation>打上补丁后 N 次运行中有 K 次失败。</translation>
    </message>
    <message>
        <source>no rule fits</source>
        <translation>没有规则匹配</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>The ready sets are %1.</source>
        <translation>现成的规则集有：%1。</translation>
    </message>
    <message>
        <source>Say what the output of a run means, by rules.</source>
        <translation>按规则判定运行输出的含义。</translation>
    </message>
    <message>
        <source>qemu-iotests, kernel-console, exit-status, or a file of rules.</source>
        <translation>qemu-iotests、kernel-console、exit-status，或规则文件。</translation>
    </message>
    <message>
        <source>It ended with this code.</source>
        <translation>以此退出码结束。</translation>
    </message>
    <message>
        <source>This signal ended it.</source>
        <translation>被此信号终止。</translation>
    </message>
    <message>
        <source>It took so long.</source>
        <translation>所用的时间（秒）。</translation>
    </message>
</context>
<context>
    <name>Casebook::CompanionPane</name>
    <message>
        <source>Companion Pages</source>
        <translation>侧栏页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Casebook::CopiesDialog</name>
    <message>
        <source>Copies of One Message</source>
        <translation>同一邮件的副本</translation>
    </message>
    <message>
        <source>The copy that is used, &amp;compared with</source>
        <translation>使用中的副本与以下副本比较(&amp;C)</translation>
    </message>
    <message>
        <source>Copy %1, %2</source>
        <extracomment>A stored copy of a message: its number and size.</extracomment>
        <translation>副本 %1，%2</translation>
    </message>
    <message>
        <source>Copy to compare with</source>
        <translation>要比较的副本</translation>
    </message>
    <message>
        <source>Headers added on the &amp;way</source>
        <translation>传输途中添加的邮件头(&amp;W)</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>&amp;Read This Copy</source>
        <translation>阅读此副本(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Casebook::DescriptionCard</name>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Nobody has described this bug yet.</source>
        <translation>还没有人描述此缺陷。</translation>
    </message>
    <message>
        <source>Write a Description</source>
        <translation>撰写描述</translation>
    </message>
    <message>
        <source>Description of the bug</source>
        <translation>此缺陷的描述</translation>
    </message>
</context>
<context>
    <name>Casebook::DeskPane</name>
    <message>
        <source>Pages of the Bug</source>
        <translation>缺陷的页面</translation>
    </message>
    <message>
        <source>Mail without a Bug</source>
        <translation>未归入缺陷的邮件</translation>
    </message>
</context>
<context>
    <name>Casebook::DiffView</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n 行未改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The comparison goes on; its first %n line(s) are shown.</source>
        <translation>
            <numerusform>比较内容未完；此处显示前 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>改动内容</translation>
    </message>
</context>
<context>
    <name>Casebook::DigestDialog</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Save Digest</source>
        <translation>保存摘要</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved as &quot;%1&quot;.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>Digest of Watched Lists</source>
        <translation>关注列表的摘要</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Seven Days</source>
        <translation>七天</translation>
    </message>
    <message>
        <source>Time of the digest</source>
        <translation>摘要的时间</translation>
    </message>
    <message>
        <source>Language of the digest</source>
        <translation>摘要的语言</translation>
    </message>
    <message>
        <source>The digest as Markdown</source>
        <translation>Markdown 格式的摘要</translation>
    </message>
    <message>
        <source>&amp;Copy as Markdown</source>
        <translation>复制为 Markdown(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Casebook::DigestText</name>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>a bug</source>
        <translation>已建缺陷</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到邮件。</translation>
    </message>
    <message>
        <source>New: %1. Kept: %2. Ignored: %3. Bugs: %4.</source>
        <translation>新邮件：%1。保留：%2。忽略：%3。缺陷：%4。</translation>
    </message>
    <message>
        <source>Watched lists, %1 to %2</source>
        <translation>关注的邮件列表，%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found.</source>
        <translation>
            <numerusform>共找到 %n 封邮件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Busiest threads</source>
        <translation>最活跃的讨论</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n author(s)</source>
        <translation>
            <numerusform>%n 位作者</numerusform>
        </translation>
    </message>
    <message>
        <source>Applied or queued</source>
        <translation>已应用或已排队</translation>
    </message>
    <message>
        <source>Watched lists, %1</source>
        <translation>关注的邮件列表，%1</translation>
    </message>
</context>
<context>
    <name>Casebook::ErrorPage</name>
    <message>
        <source>&quot;%1&quot; cannot be opened</source>
        <translation>无法打开“%1”</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>Open Another Workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>Casebook::ErrorText</name>
    <message>
        <source>&quot;%1&quot; could not be finished. The details say what was reported.</source>
        <translation>“%1”未能完成。详细信息中有报告的内容。</translation>
    </message>
    <message>
        <source>The work could not be finished. The details say what was reported.</source>
        <translation>操作未能完成。详细信息中有报告的内容。</translation>
    </message>
    <message>
        <source>The work on &quot;%1&quot; was stopped as you asked.</source>
        <translation>已按要求停止对“%1”的操作。</translation>
    </message>
    <message>
        <source>The work was stopped as you asked.</source>
        <translation>已按要求停止操作。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not found. Check the name, or whether it was moved or deleted.</source>
        <translation>找不到“%1”。请检查名称，或确认它是否已被移动或删除。</translation>
    </message>
    <message>
        <source>It was not found. Check the name, or whether it was moved or deleted.</source>
        <translation>找不到该项。请检查名称，或确认它是否已被移动或删除。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; exists already. Choose another name.</source>
        <translation>“%1”已存在。请换一个名称。</translation>
    </message>
    <message>
        <source>The name is taken already. Choose another one.</source>
        <translation>该名称已被占用。请换一个名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be read or written. Check that its disk is still there, then try again.</source>
        <translation>无法读写“%1”。请确认其所在磁盘仍可用，然后重试。</translation>
    </message>
    <message>
        <source>A file could not be read or written. Check that its disk is still there, then try again.</source>
        <translation>有文件无法读写。请确认其所在磁盘仍可用，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full, so &quot;%1&quot; could not be written. Free some space, then try again.</source>
        <translation>磁盘已满，无法写入“%1”。请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>磁盘已满。请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>You have no permission for &quot;%1&quot;. Change its permissions, or choose another place.</source>
        <translation>没有访问“%1”的权限。请修改其权限，或换一个位置。</translation>
    </message>
    <message>
        <source>You have no permission for this. Change the permissions, or choose another place.</source>
        <translation>没有执行此操作的权限。请修改权限，或换一个位置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is read-only, so nothing was changed. Save a copy and work in the copy.</source>
        <translation>“%1”是只读的，未做任何修改。请另存副本，并在副本中工作。</translation>
    </message>
    <message>
        <source>This workspace is read-only, so nothing was changed. Save a copy and work in the copy.</source>
        <translation>此工作区是只读的，未做任何修改。请另存副本，并在副本中工作。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged. Open its backup, or check the workspace to see what is affected.</source>
        <translation>“%1”已损坏。请打开其备份，或检查工作区以查明受影响的内容。</translation>
    </message>
    <message>
        <source>The data is damaged. Open a backup, or check the workspace to see what is affected.</source>
        <translation>数据已损坏。请打开备份，或检查工作区以查明受影响的内容。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to another program and was not touched. Choose a Casebook workspace.</source>
        <translation>“%1”属于其他程序，未作改动。请选择 Casebook 工作区。</translation>
    </message>
    <message>
        <source>The file belongs to another program and was not touched. Choose a Casebook workspace.</source>
        <translation>该文件属于其他程序，未作改动。请选择 Casebook 工作区。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was written by a newer version of Casebook and was not touched. Update Casebook to open it.</source>
        <translation>“%1”由更新版本的 Casebook 写入，未作改动。请更新 Casebook 后再打开。</translation>
    </message>
    <message>
        <source>The file was written by a newer version of Casebook and was not touched. Update Casebook to open it.</source>
        <translation>该文件由更新版本的 Casebook 写入，未作改动。请更新 Casebook 后再打开。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open elsewhere. Close it there, or open it read-only.</source>
        <translation>“%1”已在别处打开。请在那里关闭它，或以只读方式打开。</translation>
    </message>
    <message>
        <source>The file is open elsewhere. Close it there, or open it read-only.</source>
        <translation>该文件已在别处打开。请在那里关闭它，或以只读方式打开。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is busy with other work. Try again in a moment.</source>
        <translation>“%1”正忙于其他操作。请稍后重试。</translation>
    </message>
    <message>
        <source>The workspace is busy with other work. Try again in a moment.</source>
        <translation>工作区正忙于其他操作。请稍后重试。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in the expected form. Check that it is the right file.</source>
        <translation>“%1”的格式不符合预期。请确认文件是否正确。</translation>
    </message>
    <message>
        <source>The text is not in the expected form. Check that it is the right file.</source>
        <translation>文本的格式不符合预期。请确认文件是否正确。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is larger than the limit, so it was not taken. Cut it into smaller parts.</source>
        <translation>“%1”超过大小上限，未被接收。请将其拆成较小的部分。</translation>
    </message>
    <message>
        <source>The data is larger than the limit, so it was not taken. Cut it into smaller parts.</source>
        <translation>数据超过大小上限，未被接收。请将其拆成较小的部分。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more entries than the limit, so it was not taken whole.</source>
        <translation>“%1”的条目数超过上限，未被完整接收。</translation>
    </message>
    <message>
        <source>There are more entries than the limit, so not all were taken.</source>
        <translation>条目数超过上限，未能全部接收。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nested deeper than the limit, so only its raw text can be shown.</source>
        <translation>“%1”的嵌套层数超过上限，只能显示其原始文本。</translation>
    </message>
    <message>
        <source>The data is nested deeper than the limit, so only its raw text can be shown.</source>
        <translation>数据的嵌套层数超过上限，只能显示其原始文本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; took longer than the time limit and was stopped. Try again later.</source>
        <translation>“%1”超过时间上限，已被停止。请稍后重试。</translation>
    </message>
    <message>
        <source>The work took longer than the time limit and was stopped. Try again later.</source>
        <translation>操作超过时间上限，已被停止。请稍后重试。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be reached. Check the network, then try again.</source>
        <translation>无法连接“%1”。请检查网络，然后重试。</translation>
    </message>
    <message>
        <source>The server could not be reached. Check the network, then try again.</source>
        <translation>无法连接服务器。请检查网络，然后重试。</translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; cannot be trusted, so nothing was sent. Check the address and the clock of this computer.</source>
        <translation>与“%1”的连接不可信，未发送任何内容。请检查地址以及本机的时钟。</translation>
    </message>
    <message>
        <source>The connection cannot be trusted, so nothing was sent. Check the address and the clock of this computer.</source>
        <translation>连接不可信，未发送任何内容。请检查地址以及本机的时钟。</translation>
    </message>
    <message>
        <source>The server answered &quot;%1&quot; with an error. The details hold its answer.</source>
        <translation>服务器对“%1”返回了错误。详细信息中有其应答。</translation>
    </message>
    <message>
        <source>The server answered with an error. The details hold its answer.</source>
        <translation>服务器返回了错误。详细信息中有其应答。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was refused, because using it would not be safe. The details say why.</source>
        <translation>“%1”已被拒绝，因为使用它不安全。原因见详细信息。</translation>
    </message>
    <message>
        <source>This was refused, because it would not be safe. The details say why.</source>
        <translation>此操作已被拒绝，因为它不安全。原因见详细信息。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in a form that Casebook does not read. Convert it first.</source>
        <translation>Casebook 无法读取“%1”的格式。请先转换。</translation>
    </message>
    <message>
        <source>This is in a form that Casebook does not read. Convert it first.</source>
        <translation>Casebook 无法读取此格式。请先转换。</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is not installed, or not in the search path. Install it, then try again.</source>
        <translation>程序“%1”未安装，或不在搜索路径中。请安装后重试。</translation>
    </message>
    <message>
        <source>A needed program is not installed. Install it, then try again.</source>
        <translation>所需的程序未安装。请安装后重试。</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; ended with an error. The details show what it printed.</source>
        <translation>程序“%1”以错误结束。详细信息中有其输出。</translation>
    </message>
    <message>
        <source>An outside program ended with an error. The details show what it printed.</source>
        <translation>外部程序以错误结束。详细信息中有其输出。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not fit here. The help shows what can be given.</source>
        <translation>“%1”不适用于此处。可用的参数见帮助。</translation>
    </message>
    <message>
        <source>The arguments do not fit together. The help shows what can be given.</source>
        <translation>参数不匹配。可用的参数见帮助。</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is not installed. Install it with &quot;%2&quot;, then try again.</source>
        <extracomment>%1 is a program, %2 the command that installs it</extracomment>
        <translation>程序“%1”未安装。请用“%2”安装，然后重试。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed for a reason without a number of its own</source>
        <translation>因没有专用编号的原因而失败</translation>
    </message>
    <message>
        <source>the arguments do not make sense</source>
        <translation>参数没有意义</translation>
    </message>
    <message>
        <source>a file, bug, thread or message was not found</source>
        <translation>找不到文件、缺陷、讨论或邮件</translation>
    </message>
    <message>
        <source>reading or writing was refused, or the disk is full</source>
        <translation>读写被拒绝，或磁盘已满</translation>
    </message>
    <message>
        <source>damaged, of another program, too new, or in an unexpected form</source>
        <translation>已损坏、属于其他程序、版本过新，或格式不符合预期</translation>
    </message>
    <message>
        <source>in use by another process, or the name is taken</source>
        <translation>正被其他进程使用，或名称已被占用</translation>
    </message>
    <message>
        <source>over a limit of size, count or depth</source>
        <translation>超过大小、数量或深度上限</translation>
    </message>
    <message>
        <source>no connection, no trust in it, an error as the answer, or no answer in time</source>
        <translation>无连接、连接不可信、应答为错误，或未及时应答</translation>
    </message>
    <message>
        <source>refused because it would not be safe</source>
        <translation>因不安全而被拒绝</translation>
    </message>
    <message>
        <source>an outside program is missing or failed</source>
        <translation>外部程序缺失或失败</translation>
    </message>
    <message>
        <source>done, but part of the input was not taken, or a check found something</source>
        <translation>已完成，但部分输入未被接收，或检查发现了问题</translation>
    </message>
    <message>
        <source>stopped as asked</source>
        <translation>按要求停止</translation>
    </message>
    <message>
        <source>&quot;%1&quot; answered with a web page instead of mail, probably a check against robots. Try again later, or choose another server in the settings.</source>
        <translation>“%1”返回的是网页而不是邮件，可能是防机器人检查。请稍后再试，或在设置中选择其他服务器。</translation>
    </message>
    <message>
        <source>The server answered with a web page instead of mail, probably a check against robots. Try again later, or choose another server in the settings.</source>
        <translation>服务器返回的是网页而不是邮件，可能是防机器人检查。请稍后再试，或在设置中选择其他服务器。</translation>
    </message>
    <message>
        <source>The server has &quot;%1&quot; on other lists only, and none of them gave it out. Try a link to one of those lists.</source>
        <translation>服务器上“%1”只在其他列表中，而这些列表都没有给出它。请尝试指向那些列表的链接。</translation>
    </message>
    <message>
        <source>The server has the mail on other lists only, and none of them gave it out. Try a link to one of those lists.</source>
        <translation>服务器上这封邮件只在其他列表中，而这些列表都没有给出它。请尝试指向那些列表的链接。</translation>
    </message>
    <message>
        <source>The server does not have &quot;%1&quot;. Check the link, try another server, or try again later: new mail takes some minutes to appear.</source>
        <translation>服务器上没有“%1”。请检查链接、尝试其他服务器，或稍后再试：新邮件需要几分钟才会出现。</translation>
    </message>
    <message>
        <source>The server does not have this mail. Check the link, try another server, or try again later: new mail takes some minutes to appear.</source>
        <translation>服务器上没有这封邮件。请检查链接、尝试其他服务器，或稍后再试：新邮件需要几分钟才会出现。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; asks for fewer requests. Try again in some minutes.</source>
        <translation>“%1”要求减少请求。请几分钟后再试。</translation>
    </message>
    <message>
        <source>The server asks for fewer requests. Try again in some minutes.</source>
        <translation>服务器要求减少请求。请几分钟后再试。</translation>
    </message>
    <message>
        <source>The server failed to answer &quot;%1&quot;. Try again later; this is not a fault of your request.</source>
        <translation>服务器未能回答“%1”。请稍后再试；这不是您的请求的问题。</translation>
    </message>
    <message>
        <source>The server failed to answer. Try again later; this is not a fault of your request.</source>
        <translation>服务器未能回答。请稍后再试；这不是您的请求的问题。</translation>
    </message>
    <message>
        <source>The download of &quot;%1&quot; broke off in the middle, so nothing of it was taken. Try again.</source>
        <translation>“%1”的下载中途断开，因此没有采用其中任何内容。请再试一次。</translation>
    </message>
    <message>
        <source>The download broke off in the middle, so nothing of it was taken. Try again.</source>
        <translation>下载中途断开，因此没有采用其中任何内容。请再试一次。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; unpacks to more than the limit, so nothing of it was taken. Ask for a single message instead of the thread.</source>
        <translation>“%1”解压后超过上限，因此没有采用其中任何内容。请改为获取单封邮件而不是整个讨论。</translation>
    </message>
    <message>
        <source>The download unpacks to more than the limit, so nothing of it was taken. Ask for a single message instead of the thread.</source>
        <translation>下载内容解压后超过上限，因此没有采用其中任何内容。请改为获取单封邮件而不是整个讨论。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not protected by https, so nothing was asked there. Use https, or add the server in the settings if you trust it.</source>
        <translation>“%1”没有 https 保护，因此没有向它发出请求。请使用 https；如果信任该服务器，可在设置中添加它。</translation>
    </message>
    <message>
        <source>The address is not protected by https, so nothing was asked there. Use https, or add the server in the settings if you trust it.</source>
        <translation>该地址没有 https 保护，因此没有向它发出请求。请使用 https；如果信任该服务器，可在设置中添加它。</translation>
    </message>
    <message>
        <source>The network is switched off, so &quot;%1&quot; was not fetched. Switch it on in the settings under Servers.</source>
        <translation>网络已关闭，因此没有获取“%1”。请在设置的“服务器”页中打开。</translation>
    </message>
    <message>
        <source>The network is switched off, so nothing was fetched. Switch it on in the settings under Servers.</source>
        <translation>网络已关闭，因此没有获取任何内容。请在设置的“服务器”页中打开。</translation>
    </message>
    <message>
        <source>Nothing in &quot;%1&quot; names a mail. Give a Message-ID or a link to a mail archive.</source>
        <translation>“%1”中没有指明任何邮件。请给出 Message-ID 或邮件归档的链接。</translation>
    </message>
    <message>
        <source>Nothing in the text names a mail. Give a Message-ID or a link to a mail archive.</source>
        <translation>文本中没有指明任何邮件。请给出 Message-ID 或邮件归档的链接。</translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; asks for fewer requests. Try again in %n seconds.</source>
        <translation>
            <numerusform>“%1”要求减少请求。请在 %n 秒后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; is packed and ends in its middle. The messages before that were read; get the file again for the rest.</source>
        <translation>“%1”是压缩文件，但中途截断。截断之前的邮件已读取；其余部分请重新获取该文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is packed and damaged. The messages before the damage were read; get the file again for the rest.</source>
        <translation>“%1”是压缩文件，但已损坏。损坏处之前的邮件已读取；其余部分请重新获取该文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; unpacks to far more than mail can, so reading stopped. Unpack it yourself if you trust it.</source>
        <translation>“%1”解压后的大小远超邮件应有的范围，已停止读取。若信任该文件，请自行解压。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither mail nor text. Check that it is the right file.</source>
        <translation>“%1”既不是邮件也不是文本。请检查文件是否正确。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is packed with bzip2, which Casebook does not unpack. Unpack it with bunzip2 first.</source>
        <translation>“%1”由 bzip2 压缩，Casebook 不支持。请先用 bunzip2 解压。</translation>
    </message>
    <message>
        <source>The server&apos;s search cannot read the condition &quot;%1&quot;. Correct it; the help page of an archive lists what its search understands.</source>
        <translation>服务器的搜索无法理解条件“%1”。请改正；归档的帮助页列出了其搜索所支持的写法。</translation>
    </message>
    <message>
        <source>The watch &quot;%1&quot; says nothing a server can be asked for. Name lists, words, paths or people.</source>
        <translation>关注项“%1”没有可以向服务器查询的内容。请指定列表、词语、路径或人员。</translation>
    </message>
</context>
<context>
    <name>Casebook::EvidenceDelegate</name>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1, derived</source>
        <extracomment>Stands behind where an edge was read: the text does not say it in so many words.</extracomment>
        <translation>%1，推导所得</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>Casebook::FetchCommands</name>
    <message>
        <source>&amp;Fetch Thread…</source>
        <translation>获取讨论(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Refresh Threads of the Bug</source>
        <translation>刷新缺陷的讨论(&amp;R)</translation>
    </message>
    <message>
        <source>The clipboard names no message. Paste as Mail reads any text.</source>
        <translation>剪贴板中没有提到邮件。“粘贴为邮件”可读取任何文本。</translation>
    </message>
    <message>
        <source>Refresh Threads</source>
        <translation>刷新讨论</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Fetch Link from the &amp;Clipboard</source>
        <translation>获取剪贴板中的链接(&amp;C)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>Casebook::FetchDialog</name>
    <message>
        <source>Message %1, asked for at %2.</source>
        <translation>邮件 %1，将向 %2 获取。</translation>
    </message>
    <message>
        <source>Message %1 of the list %2, asked for at %3.</source>
        <translation>邮件 %1，邮件列表 %2，将向 %3 获取。</translation>
    </message>
    <message>
        <source>The network is switched off in the settings under Servers.</source>
        <translation>网络已在设置的“服务器”中关闭。</translation>
    </message>
    <message numerus="yes">
        <source>%n further messages are named; they are not fetched.</source>
        <translation>
            <numerusform>另外还提到 %n 封邮件，这些不会获取。</numerusform>
        </translation>
    </message>
    <message>
        <source>A link to lore or another public-inbox archive, Patchwork, marc.info, or a Message-ID.</source>
        <translation>指向 lore 或其他 public-inbox 归档、Patchwork、marc.info 的链接，或一个 Message-ID。</translation>
    </message>
    <message>
        <source>Nothing in this names a message.</source>
        <translation>这里面没有提到任何邮件。</translation>
    </message>
    <message>
        <source>Fetch Thread</source>
        <translation>获取讨论</translation>
    </message>
    <message>
        <source>&amp;Link or Message-ID:</source>
        <translation>链接或 Message-ID(&amp;L)：</translation>
    </message>
    <message>
        <source>Link or Message-ID</source>
        <translation>链接或 Message-ID</translation>
    </message>
    <message>
        <source>Fetching the thread</source>
        <translation>正在获取讨论</translation>
    </message>
    <message>
        <source>The thread goes to the bug that is shown.</source>
        <translation>讨论将归入当前显示的缺陷。</translation>
    </message>
    <message>
        <source>The thread becomes a bug.</source>
        <translation>讨论将成为一个缺陷。</translation>
    </message>
    <message>
        <source>&amp;Wait for it when the server does not have it yet</source>
        <translation>服务器尚无此邮件时等待它(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>获取(&amp;F)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Casebook::FetchText</name>
    <message>
        <source>&quot;%1&quot; is not there yet.</source>
        <translation>“%1”尚未出现。</translation>
    </message>
    <message>
        <source>Nothing new in &quot;%1&quot;.</source>
        <translation>“%1”中没有新邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n new mails in &quot;%1&quot;.</source>
        <translation>
            <numerusform>“%1”中有 %n 封新邮件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that others answer are nowhere on the server.</source>
        <translation>
            <numerusform>有 %n 封被回复的邮件在服务器上找不到。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails took the place of texts pasted before.</source>
        <translation>
            <numerusform>有 %n 封邮件取代了先前粘贴的文本。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has %2; only its first %3 are kept.</source>
        <translation>%1 有 %2，只保留了开头的 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n new mails.</source>
        <translation>
            <numerusform>%n 封新邮件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads could not be refreshed.</source>
        <translation>
            <numerusform>有 %n 个讨论未能刷新。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>仅匹配整词</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Search progress</source>
        <translation>查找进度</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replacement text</source>
        <translation>替换文字</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>全部替换</translation>
    </message>
</context>
<context>
    <name>Casebook::Format</name>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>Date and time in a column, this year; a pattern of QLocale::toString</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm</source>
        <extracomment>Date and time above a message, this year; a pattern of QLocale::toString</extracomment>
        <translation>M月d日 ddd HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm</source>
        <translation>yyyy年M月d日 ddd HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year; a pattern of QLocale::toString</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>Less than a minute ago, in a list</extracomment>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk</source>
        <comment>weeks</comment>
        <translation>
            <numerusform>%n 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>months</comment>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>years</comment>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is an age such as &quot;14 min&quot;</extracomment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours minutes</comment>
        <extracomment>Hours and minutes of a duration</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>days hours</comment>
        <extracomment>Days and hours of a duration</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Progress: so many done of so many</extracomment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Casebook::FrameDelegate</name>
    <message>
        <source>no frame here</source>
        <translation>此处无帧</translation>
    </message>
    <message>
        <source>other offset</source>
        <translation>偏移不同</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>another form of the same function</source>
        <translation>同一函数的另一形式</translation>
    </message>
    <message>
        <source>another function</source>
        <translation>另一函数</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此处有</translation>
    </message>
    <message>
        <source>unreliable</source>
        <translation>不可靠</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>How a frame compares (&quot;equal&quot;) and the frame.
----------
&quot;4 frames equal: a, b, c, …&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>(inlined)</source>
        <translation>（内联）</translation>
    </message>
    <message>
        <source>shared top</source>
        <translation>共有的顶部</translation>
    </message>
    <message>
        <source>shared bottom</source>
        <translation>共有的底部</translation>
    </message>
    <message numerus="yes">
        <source>%n frames equal</source>
        <translation>
            <numerusform>%n 帧相同</numerusform>
        </translation>
    </message>
    <message>
        <source>inline</source>
        <translation>内联</translation>
    </message>
</context>
<context>
    <name>Casebook::FramePanel</name>
    <message>
        <source>↳ %1  %2  inline</source>
        <translation>↳ %1  %2  内联</translation>
    </message>
    <message>
        <source>Choose a frame to see where it is.</source>
        <translation>选择一个栈帧，查看它所在的位置。</translation>
    </message>
    <message>
        <source>The machine code cannot be shown.</source>
        <translation>无法显示机器码。</translation>
    </message>
    <message>
        <source>The text names no source place of this frame, and no binary with debug information is set that could tell it.</source>
        <translation>文本没有给出该栈帧的源码位置，也没有设置能说明它的、带调试信息的二进制文件。</translation>
    </message>
    <message>
        <source>No source place of this frame is known.</source>
        <translation>该栈帧的源码位置未知。</translation>
    </message>
    <message>
        <source>No source tree is set for this bug, so the lines around %1 cannot be shown.</source>
        <translation>此缺陷未设置源码树，因此无法显示 %1 附近的代码行。</translation>
    </message>
    <message>
        <source>Source of the frame, %1</source>
        <translation>栈帧的源码，%1</translation>
    </message>
    <message>
        <source>Instructions of %1</source>
        <translation>%1 的指令</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源码</translation>
    </message>
    <message>
        <source>The lines around the frame (s)</source>
        <translation>栈帧附近的代码行 (s)</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>The machine code around the frame (m)</source>
        <translation>栈帧附近的机器码 (m)</translation>
    </message>
    <message>
        <source>Sources and binaries of this bug (S)</source>
        <translation>此缺陷的源码与二进制文件 (S)</translation>
    </message>
    <message>
        <source>Choose Source Tree…</source>
        <translation>选择源码树…</translation>
    </message>
    <message>
        <source>Choose Binary…</source>
        <translation>选择二进制文件…</translation>
    </message>
    <message>
        <source>Functions inlined at this place</source>
        <translation>内联于此处的函数</translation>
    </message>
    <message>
        <source>Source of the frame</source>
        <translation>栈帧的源码</translation>
    </message>
</context>
<context>
    <name>Casebook::FrameText</name>
    <message>
        <source>No kernel image or program with debug information is set.</source>
        <translation>未设置带调试信息的内核映像或程序。</translation>
    </message>
    <message>
        <source>No binary of “%1” with debug information is set.</source>
        <translation>未设置“%1”的带调试信息的二进制文件。</translation>
    </message>
    <message>
        <source>The binary is of another build than the report, so its lines would be wrong.</source>
        <translation>二进制文件与报告不是同一次构建，其行号会有误。</translation>
    </message>
    <message>
        <source>The binary has no function “%1” of that size, so it may be of another build.</source>
        <translation>二进制文件中没有该大小的函数“%1”，它可能来自另一次构建。</translation>
    </message>
    <message>
        <source>The binary has no debug information for “%1”.</source>
        <translation>二进制文件中没有“%1”的调试信息。</translation>
    </message>
    <message>
        <source>The binary does not have “%1” inlined here, so it may be of another build.</source>
        <translation>二进制文件在此处没有内联“%1”，它可能来自另一次构建。</translation>
    </message>
    <message>
        <source>The text gives no offset, so this is where the function begins.</source>
        <translation>文本没有给出偏移，因此这里是函数的开头。</translation>
    </message>
    <message numerus="yes">
        <source>%n more function(s) of this name and size are in the binary; this is the first.</source>
        <translation>
            <numerusform>二进制文件中还有 %n 个同名同大小的函数；这是第一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>No source tree is set.</source>
        <translation>未设置源码树。</translation>
    </message>
    <message>
        <source>The source tree “%1” is not there.</source>
        <translation>源码树“%1”不存在。</translation>
    </message>
    <message>
        <source>The source tree has no file “%1”.</source>
        <translation>源码树中没有文件“%1”。</translation>
    </message>
    <message>
        <source>“%1” leads out of the source tree, so it is not opened.</source>
        <translation>“%1”指向源码树之外，因此不予打开。</translation>
    </message>
    <message>
        <source>“%1” is no text, so it is not shown.</source>
        <translation>“%1”不是文本，因此不予显示。</translation>
    </message>
    <message>
        <source>“%1” is larger than %2, so it is not shown.</source>
        <translation>“%1”大于 %2，因此不予显示。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” has only %n line(s), so the tree is of another version.</source>
        <translation>
            <numerusform>“%1”只有 %n 行，因此源码树是另一个版本。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” has no machine code at this place; a file of debug information alone has none.</source>
        <translation>“%1”在此处没有机器码；仅含调试信息的文件没有机器码。</translation>
    </message>
    <message>
        <source>objdump does not know the processor of “%1”. Install it with &quot;sudo apt install binutils-multiarch&quot;, then try again.</source>
        <translation>objdump 不认识“%1”的处理器。请用“sudo apt install binutils-multiarch”安装，然后重试。</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>没有文件夹“%1”。</translation>
    </message>
    <message>
        <source>The tree is of version %1, the report of %2: lines may not fit.</source>
        <translation>源码树的版本为 %1，报告的版本为 %2：行号可能对不上。</translation>
    </message>
    <message>
        <source>“%1” is not there or cannot be read.</source>
        <translation>“%1”不存在或无法读取。</translation>
    </message>
    <message>
        <source>“%1” is no binary that can be read (no ELF file, or a damaged one).</source>
        <translation>“%1”不是可读取的二进制文件（不是 ELF 文件，或已损坏）。</translation>
    </message>
    <message>
        <source>“%1” has no debug information: functions are found, lines are not.</source>
        <translation>“%1”没有调试信息：能找到函数，找不到行号。</translation>
    </message>
    <message>
        <source>“%1” is of another build (%2) than the report (%3).</source>
        <translation>“%1”的构建（%2）与报告（%3）不同。</translation>
    </message>
    <message>
        <source>“%1” is of kernel %2, the report of %3.</source>
        <translation>“%1”属于内核 %2，报告属于 %3。</translation>
    </message>
    <message>
        <source>“%1” is the very build of the report.</source>
        <translation>“%1”正是报告所用的构建。</translation>
    </message>
    <message>
        <source>All addresses in “%1” are zero: it was read without the right to see them. Read /proc/kallsyms as root.</source>
        <translation>“%1”中的地址全为零：读取者无权查看地址。请以 root 身份读取 /proc/kallsyms。</translation>
    </message>
</context>
<context>
    <name>Casebook::GoToLineBar</name>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Go to &amp;line:</source>
        <translation>转到行(&amp;L)：</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 到 %1</translation>
    </message>
</context>
<context>
    <name>Casebook::GroupsView</name>
    <message>
        <source>No stack is here.</source>
        <translation>这里没有栈。</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <extracomment>%1: &quot;212 stacks&quot;, %2: &quot;14 groups&quot;</extracomment>
        <translation>%1，%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n stacks</source>
        <translation>
            <numerusform>%n 个栈</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>分为 %n 组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand alone.</source>
        <translation>
            <numerusform>其中 %n 个自成一组。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: &quot;17 stacks like this&quot;, %2: names of tasks</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n stacks like this</source>
        <translation>
            <numerusform>%n 个这样的栈</numerusform>
        </translation>
    </message>
    <message>
        <source>Groups of equal stacks</source>
        <translation>相同栈的分组</translation>
    </message>
    <message>
        <source>Stack of the group</source>
        <translation>该组的栈</translation>
    </message>
</context>
<context>
    <name>Casebook::IdentityPage</name>
    <message>
        <source>Kept on this computer, never in a workspace.</source>
        <translation>只保存在本机，绝不写入工作区。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Mail address</source>
        <translation>邮件地址(&amp;M)</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的姓名</translation>
    </message>
    <message>
        <source>Your mail address</source>
        <translation>你的邮件地址</translation>
    </message>
    <message>
        <source>This is not a mail address, so it is not kept.</source>
        <translation>这不是邮件地址，因此未保存。</translation>
    </message>
</context>
<context>
    <name>Casebook::Imports</name>
    <message numerus="yes">
        <source>All %n mails were here already.</source>
        <translation>
            <numerusform>全部 %n 封邮件此前都已存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails imported into %1.</source>
        <translation>
            <numerusform>已将 %n 封邮件导入 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <extracomment>Stands in &quot;12 mails imported into 3 threads.&quot;</extracomment>
        <translation>
            <numerusform>%Ln 个讨论</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken whole: %1</source>
        <translation>
            <numerusform>%n 封未能完整接收：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The import was stopped; the rest comes with the next one.</source>
        <translation>导入已停止；其余部分会在下次导入时补上。</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;Import Mail…</source>
        <translation>导入邮件(&amp;I)…</translation>
    </message>
    <message>
        <source>Import Mail</source>
        <translation>导入邮件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open &amp;Log…</source>
        <translation>打开日志(&amp;L)…</translation>
    </message>
    <message>
        <source>Open Log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Logs (*.log *.txt)</source>
        <translation>日志 (*.log *.txt)</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>剪贴板中没有文本。</translation>
    </message>
    <message>
        <source>The messages go to the bug that is shown.</source>
        <translation>邮件将归入当前显示的缺陷。</translation>
    </message>
    <message>
        <source>One thread makes a bug of its own; several stay without a bug.</source>
        <translation>单个讨论会自成一个缺陷；多个讨论则不归入任何缺陷。</translation>
    </message>
    <message>
        <source>Mail (*.mbox *.mboxrd *.eml *.gz *.xz *.zst)</source>
        <translation>邮件 (*.mbox *.mboxrd *.eml *.gz *.xz *.zst)</translation>
    </message>
    <message>
        <source>Paste as &amp;Mail…</source>
        <translation>粘贴为邮件(&amp;M)…</translation>
    </message>
</context>
<context>
    <name>Casebook::InboxDelegate</name>
    <message>
        <source>Watches that are gone</source>
        <extracomment>Mails that were kept although their watch is gone.</extracomment>
        <translation>已不存在的关注</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>applied</source>
        <extracomment>Badge of a mail that says a patch was taken.</extracomment>
        <translation>已应用</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>补丁</translation>
    </message>
</context>
<context>
    <name>Casebook::InboxFeature</name>
    <message>
        <source>Check This Watch</source>
        <translation>检查此关注</translation>
    </message>
    <message>
        <source>Pause or Resume the Watch</source>
        <translation>暂停或继续关注</translation>
    </message>
    <message>
        <source>Remove the Watch</source>
        <translation>移除关注</translation>
    </message>
    <message>
        <source>Check &amp;Watched Lists</source>
        <translation>检查关注的列表(&amp;W)</translation>
    </message>
    <message>
        <source>Ne&amp;w Watch…</source>
        <translation>新建关注(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Digest of Watched Lists…</source>
        <translation>关注列表的摘要(&amp;D)…</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>关注</translation>
    </message>
</context>
<context>
    <name>Casebook::InboxPage</name>
    <message>
        <source>No new message there.</source>
        <translation>那边没有新邮件。</translation>
    </message>
    <message>
        <source>Choose one message to make a bug of.</source>
        <translation>请选择一封邮件来建立缺陷。</translation>
    </message>
    <message>
        <source>New mail on watched lists</source>
        <translation>关注的列表有新邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) wait in the Inbox.</source>
        <translation>
            <numerusform>收件箱中有 %n 封新邮件等候处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new on the watched lists.</source>
        <translation>关注的列表中没有新邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) on the watched lists.</source>
        <translation>
            <numerusform>关注的列表中有 %n 封新邮件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lists could not be read; their watches say why.</source>
        <translation>
            <numerusform>有 %n 个列表无法读取；原因见其关注。</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than one check reads. Narrow the watch &quot;%2&quot;.</source>
        <translation>“%1”的邮件超出一次检查的读取量。请缩小关注“%2”的范围。</translation>
    </message>
    <message>
        <source>All watches</source>
        <translation>全部关注</translation>
    </message>
    <message>
        <source>No list is watched yet. A watch looks for words, paths, people or a whole subsystem on the lists of a public-inbox server, and what it finds waits here.</source>
        <translation>尚未关注任何列表。关注会在 public-inbox 服务器的列表中寻找词语、路径、人员或整个子系统，找到的邮件在此等候处理。</translation>
    </message>
    <message>
        <source>New Watch…</source>
        <translation>新建关注…</translation>
    </message>
    <message>
        <source>No message here has &quot;%1&quot;.</source>
        <translation>此处没有邮件包含“%1”。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Nothing new. No list was read so far.</source>
        <translation>没有新邮件。尚未读取任何列表。</translation>
    </message>
    <message>
        <source>Nothing new. The lists were read %1.</source>
        <translation>没有新邮件。列表读取于%1。</translation>
    </message>
    <message>
        <source>Check Now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>此处没有邮件。</translation>
    </message>
    <message>
        <source>Show What Is New</source>
        <translation>显示新邮件</translation>
    </message>
    <message>
        <source>The network is switched off, so no list is checked.</source>
        <translation>网络已关闭，因此不检查任何列表。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n messages are listed.</source>
        <translation>
            <numerusform>只列出最新的 %n 封邮件。</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>New (%1)</source>
        <translation>新 (%1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop checking; what was read is kept</source>
        <translation>停止检查；已读取的内容会保留</translation>
    </message>
    <message>
        <source>Look for new mail on the watched lists (Shift+F5)</source>
        <translation>在关注的列表中查找新邮件 (Shift+F5)</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>%1检查过</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>Which mails are listed.</extracomment>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which watch</source>
        <translation>哪个关注</translation>
    </message>
    <message>
        <source>Filter: subject, sender, list</source>
        <translation>筛选：主题、发件人、列表</translation>
    </message>
    <message>
        <source>Filter the Inbox</source>
        <translation>筛选收件箱</translation>
    </message>
    <message>
        <source>Filter the Inbox (/)</source>
        <translation>筛选收件箱 (/)</translation>
    </message>
    <message>
        <source>Mail found on watched lists</source>
        <translation>在关注的列表中找到的邮件</translation>
    </message>
    <message>
        <source>Digest…</source>
        <translation>摘要…</translation>
    </message>
    <message>
        <source>What was found today or in seven days, as a document</source>
        <translation>今天或七天内找到的邮件，写成文档</translation>
    </message>
    <message>
        <source>Choose a MAINTAINERS File</source>
        <translation>选择 MAINTAINERS 文件</translation>
    </message>
    <message>
        <source>MAINTAINERS files (MAINTAINERS*)</source>
        <translation>MAINTAINERS 文件 (MAINTAINERS*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Searching &quot;%1&quot; did not work, so only its newest messages were read.</source>
        <translation>无法搜索“%1”，因此只读取了其最新的邮件。</translation>
    </message>
</context>
<context>
    <name>Casebook::InboxPresenter</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are what they were before.</source>
        <translation>
            <numerusform>%n 封邮件已恢复原状。</numerusform>
        </translation>
    </message>
    <message>
        <source>The bug of &quot;%1&quot; is in the trash.</source>
        <translation>“%1”的缺陷已移入回收站。</translation>
    </message>
    <message>
        <source>The watch &quot;%1&quot; is in the trash.</source>
        <translation>关注“%1”已移入回收站。</translation>
    </message>
    <message>
        <source>The watch &quot;%1&quot; is what it was before.</source>
        <translation>关注“%1”已恢复原状。</translation>
    </message>
    <message>
        <source>The watch &quot;%1&quot; is back.</source>
        <translation>关注“%1”已恢复。</translation>
    </message>
</context>
<context>
    <name>Casebook::InboxReader</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: name of a watch, %2: why it found a mail</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The server&apos;s feed holds only the beginning of this message.</source>
        <translation>服务器的订阅源只含此邮件的开头。</translation>
    </message>
    <message>
        <source>These messages were kept, but the watches that found them are in the trash.</source>
        <translation>这些邮件已保留，但找到它们的关注已在回收站中。</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show the Bug (b)</source>
        <translation>显示缺陷 (b)</translation>
    </message>
    <message>
        <source>Make a Bug (b)</source>
        <translation>建立缺陷 (b)</translation>
    </message>
    <message>
        <source>Show the Thread (f)</source>
        <translation>显示讨论 (f)</translation>
    </message>
    <message>
        <source>Fetch the Thread (f)</source>
        <translation>获取讨论 (f)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Keep (s)</source>
        <translation>保留 (s)</translation>
    </message>
    <message>
        <source>Ignore (i)</source>
        <translation>忽略 (i)</translation>
    </message>
    <message>
        <source>Check This Watch</source>
        <translation>检查此关注</translation>
    </message>
    <message>
        <source>Edit… (e)</source>
        <translation>编辑… (e)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What the feed told</source>
        <translation>订阅源提供的内容</translation>
    </message>
</context>
<context>
    <name>Casebook::JobItem</name>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Stop &quot;%1&quot;</source>
        <translation>停止“%1”</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>停止此任务</translation>
    </message>
</context>
<context>
    <name>Casebook::JobsBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>Casebook::KeysPage</name>
    <message>
        <source>%1 belongs to &quot;%2&quot;. Take it away there first.</source>
        <translation>%1 已分配给“%2”。请先在那里取消。</translation>
    </message>
    <message>
        <source>Filter: command or key</source>
        <translation>筛选：命令或按键</translation>
    </message>
    <message>
        <source>Filter the commands</source>
        <translation>筛选命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Standard Keys</source>
        <translation>默认按键</translation>
    </message>
    <message>
        <source>No Keys</source>
        <translation>无按键</translation>
    </message>
</context>
<context>
    <name>Casebook::LockLegend</name>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>推导所得</translation>
    </message>
    <message>
        <source>holder unknown</source>
        <translation>持有者未知</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
</context>
<context>
    <name>Casebook::LockScene</name>
    <message numerus="yes">
        <source>%n tasks wait</source>
        <translation>
            <numerusform>%n 个任务在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>then takes</source>
        <translation>随后获取</translation>
    </message>
    <message>
        <source>held by: not in the text</source>
        <translation>持有者：文本中没有</translation>
    </message>
    <message>
        <source>wants</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>taken before by</source>
        <translation>先取得者</translation>
    </message>
    <message>
        <source>possible cycle</source>
        <translation>可能的环</translation>
    </message>
    <message>
        <source>cycle</source>
        <translation>环</translation>
    </message>
</context>
<context>
    <name>Casebook::LockText</name>
    <message>
        <source>an unnamed task</source>
        <translation>未命名的任务</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>an event (%1)</source>
        <translation>一个事件（%1）</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>a %1 without a name</source>
        <translation>未命名的 %1</translation>
    </message>
    <message>
        <source>the %1 at %2</source>
        <translation>位于 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 waits for the end of %2.</source>
        <translation>%1 等待 %2 结束。</translation>
    </message>
    <message>
        <source>%1 wants %2, which %3 takes before.</source>
        <translation>%1 要取得 %2，而 %3 先取得它。</translation>
    </message>
    <message>
        <source>%1 wants %2 in an order that can hang.</source>
        <translation>%1 取得 %2 的顺序可能导致死锁。</translation>
    </message>
    <message>
        <source>%1 waits for %2; nobody is named as its holder.</source>
        <translation>%1 等待 %2；文本没有指明持有者。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 runs.</source>
        <translation>%1 等待 %2，它正由 %3 运行。</translation>
    </message>
    <message>
        <source>%1 waits for %2, held by %3.</source>
        <translation>%1 等待 %2，其持有者为 %3。</translation>
    </message>
    <message>
        <source>stated by the text</source>
        <translation>文本明确写出</translation>
    </message>
    <message>
        <source>derived from the text</source>
        <translation>由文本推出</translation>
    </message>
    <message>
        <source>The locks of running tasks are not listed.</source>
        <translation>正在运行的任务所持有的锁没有列出。</translation>
    </message>
    <message>
        <source>Who holds %1 is not known.</source>
        <translation>%1 的持有者未知。</translation>
    </message>
    <message>
        <source>%1 waits for %2; its holder is not known.</source>
        <translation>%1 等待 %2；其持有者未知。</translation>
    </message>
    <message>
        <source>The text names no owner of this lock: there is no blocker line, no list of held locks that has it, and no owner line of a capture.</source>
        <translation>文本没有指明这个锁的所有者：没有阻塞者行，持有锁列表中没有它，也没有捕获得到的所有者行。</translation>
    </message>
    <message>
        <source>No listed row holds it, but the kernel does not list the locks of running tasks: %1 hold %2. The owner may be among them: %3.</source>
        <translation>列出的行中没有谁持有它，但内核不列出正在运行的任务的锁：%1 持有 %2。所有者可能就在其中：%3。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s)</source>
        <translation>
            <numerusform>%n 个锁</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of held locks is complete, and no row of another task has this lock.</source>
        <translation>持有锁的列表是完整的，而其他任务的行中没有这个锁。</translation>
    </message>
    <message>
        <source>A row is printed for who holds a lock and for who waits for it. These list it, and nothing tells which of them has it: %1.</source>
        <translation>持有锁和等待锁的任务都会打印一行。以下任务列出了它，但无法判断是谁持有：%1。</translation>
    </message>
    <message>
        <source>The kernel looked for the owner and found none.</source>
        <translation>内核查找过所有者，但没有找到。</translation>
    </message>
    <message>
        <source>Nobody owns an event; who should have sent it is not in the text.</source>
        <translation>事件没有所有者；文本中没有应当发出该事件的任务。</translation>
    </message>
    <message>
        <source>lockdep says that it stopped, so its list of held locks is not complete.</source>
        <translation>lockdep 说明它已停止，因此持有锁的列表不完整。</translation>
    </message>
    <message>
        <source>The report is about an order of locks that can hang; nobody need hold it now.</source>
        <translation>该报告说的是可能死锁的加锁顺序；此刻不一定有谁持有它。</translation>
    </message>
    <message>
        <source>Read the owner out of memory (gdb, gdbstub or drgn) as casebook-owner lines.</source>
        <translation>从内存中读出所有者（gdb、gdbstub 或 drgn），写成 casebook-owner 行。</translation>
    </message>
    <message>
        <source>Let a kernel with lockdep list all held locks (SysRq-d).</source>
        <translation>用启用 lockdep 的内核列出全部持有的锁（SysRq-d）。</translation>
    </message>
    <message>
        <source>Capture the stacks of all tasks (SysRq-t).</source>
        <translation>捕获所有任务的调用栈（SysRq-t）。</translation>
    </message>
    <message>
        <source>Capture what runs on every CPU (SysRq-l) together with the list of locks.</source>
        <translation>在列出锁的同时捕获每个 CPU 上正在运行的内容（SysRq-l）。</translation>
    </message>
    <message>
        <source>Use a kernel with CONFIG_DETECT_HUNG_TASK_BLOCKER.</source>
        <translation>使用启用 CONFIG_DETECT_HUNG_TASK_BLOCKER 的内核。</translation>
    </message>
    <message>
        <source>Give lockdep more room (CONFIG_LOCKDEP_BITS, CONFIG_LOCKDEP_CHAINS_BITS).</source>
        <translation>增大 lockdep 的容量（CONFIG_LOCKDEP_BITS、CONFIG_LOCKDEP_CHAINS_BITS）。</translation>
    </message>
    <message>
        <source>%1 waits for %2, held by %3</source>
        <translation>%1 等待 %2，其持有者为 %3</translation>
    </message>
    <message>
        <source>A task waits for itself: %1.</source>
        <translation>任务在等待自己：%1。</translation>
    </message>
    <message>
        <source>None of these can go on: %1.</source>
        <translation>它们都无法继续：%1。</translation>
    </message>
    <message>
        <source>%1 is taken with %2 held</source>
        <translation>持有 %2 时取得 %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1（由 %2）</translation>
    </message>
    <message>
        <source>These orders of locks can hang together: %1.</source>
        <translation>这些加锁顺序合在一起可能死锁：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for %1.</source>
        <translation>
            <numerusform>%n 个任务在等待 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not known.</source>
        <translation>
            <numerusform>另有 %n 处未知。</numerusform>
        </translation>
    </message>
    <message>
        <source>No task waits for a lock in this text.</source>
        <translation>文本中没有任务在等待锁。</translation>
    </message>
    <message>
        <source>%1 wants %2, which %3 takes before</source>
        <translation>%1 需要 %2，而 %3 先取得它</translation>
    </message>
    <message>
        <source>This can hang, nobody need hang now: %1.</source>
        <translation>这可能挂起，但此刻未必有任务挂起：%1。</translation>
    </message>
</context>
<context>
    <name>Casebook::LocksView</name>
    <message>
        <source>Nothing in this text says who waits for a lock or holds one.</source>
        <translation>此文本没有说明谁在等锁或持锁。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <extracomment>Head of the list of evidence.</extracomment>
        <translation>证据</translation>
    </message>
    <message numerus="yes">
        <source>%n edges, each with the line it was read from</source>
        <translation>
            <numerusform>%n 条边，各附其出处行</numerusform>
        </translation>
    </message>
    <message>
        <source>Evidence of the lock graph</source>
        <translation>锁关系图的证据</translation>
    </message>
    <message>
        <source>Lock graph</source>
        <translation>锁关系图</translation>
    </message>
    <message>
        <source>Arrow keys go from box to box; the list beside it says the same in words.</source>
        <translation>方向键在各框间移动；旁边的列表以文字说明同样的内容。</translation>
    </message>
</context>
<context>
    <name>Casebook::LogPanel</name>
    <message numerus="yes">
        <source>The selection holds %n control or invisible character(s), which can act on what you paste them into.</source>
        <translation>
            <numerusform>所选内容含有 %n 个控制字符或不可见字符，粘贴后可能会产生作用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Raw Bytes</source>
        <translation>复制原始字节</translation>
    </message>
    <message>
        <source>Copy Clean Text</source>
        <translation>复制纯净文本</translation>
    </message>
    <message>
        <source>Went on at the other end.</source>
        <translation>已从另一端继续。</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log %1</source>
        <translation>日志 %1</translation>
    </message>
    <message>
        <source>The log was cut or replaced and is read from its start again.</source>
        <translation>日志被截断或替换，正在从头重新读取。</translation>
    </message>
    <message>
        <source>%1, %2 lines</source>
        <translation>%1，%2 行</translation>
    </message>
    <message>
        <source>%1, %2 lines so far</source>
        <translation>%1，目前 %2 行</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>无法读取“%1”：%2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the end in view while the log grows (f)</source>
        <translation>日志增长时保持显示末尾 (f)</translation>
    </message>
    <message>
        <source>Find in the log (Ctrl+F)</source>
        <translation>在日志中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n 个报告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>report %1 of %n</source>
        <translation>
            <numerusform>第 %1 / %n 个报告</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous report (Shift+F8)</source>
        <translation>上一个报告 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next report (F8)</source>
        <translation>下一个报告 (F8)</translation>
    </message>
    <message>
        <source>Open in Traces</source>
        <translation>在调用栈中打开</translation>
    </message>
    <message>
        <source>Show the stacks of this report (t)</source>
        <translation>显示此报告的栈 (t)</translation>
    </message>
</context>
<context>
    <name>Casebook::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Line %1 of %2: %3</source>
        <translation>第 %1 行，共 %2 行：%3</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Raw Bytes…</source>
        <translation>复制原始字节(&amp;R)…</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Go to Line…</source>
        <translation>转到行(&amp;G)…</translation>
    </message>
    <message>
        <source>F&amp;ollow the End</source>
        <translation>跟随末尾(&amp;O)</translation>
    </message>
    <message>
        <source>The selection is larger than %1 and was not copied; select less or take the file itself.</source>
        <translation>所选内容大于 %1，未复制；请少选一些，或直接使用该文件。</translation>
    </message>
    <message>
        <source>… cut here, the line has %1</source>
        <translation>… 此处截断，该行共 %1</translation>
    </message>
    <message>
        <source>Open in &amp;Traces</source>
        <translation>在调用栈中打开(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Casebook::LogsPage</name>
    <message>
        <source>Log of this bug</source>
        <translation>此缺陷的日志</translation>
    </message>
    <message>
        <source>No report was found in this log.</source>
        <translation>此日志中没有找到报告。</translation>
    </message>
</context>
<context>
    <name>Casebook::MailView</name>
    <message>
        <source>Message</source>
        <translation>邮件</translation>
    </message>
</context>
<context>
    <name>Casebook::MainWindow</name>
    <message>
        <source>Casebook</source>
        <translation>Casebook</translation>
    </message>
    <message>
        <source>%1 - Casebook</source>
        <translation>%1 - Casebook</translation>
    </message>
    <message>
        <source>Menu Bar</source>
        <translation>菜单栏</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>The workspace is whole: %1 rows and %2 of stored bytes were checked.</source>
        <translation>工作区完好：已检查 %1 行和 %2 的存储内容。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more findings.</source>
        <translation>
            <numerusform>还有 %n 项发现。</numerusform>
        </translation>
    </message>
    <message>
        <source>This place is not in what is shown.</source>
        <translation>此位置不在当前显示的内容中。</translation>
    </message>
    <message>
        <source>Only links to http, https and mailto are opened.</source>
        <translation>只会打开 http、https 和 mailto 链接。</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>打开此链接？</translation>
    </message>
    <message>
        <source>The link leads to &quot;%1&quot;.

%2</source>
        <translation>此链接指向“%1”。

%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>Nothing here can read &quot;%1&quot;.</source>
        <translation>这里没有能读取“%1”的功能。</translation>
    </message>
    <message>
        <source>Save Search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
</context>
<context>
    <name>Casebook::MenuBuilder</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Bug</source>
        <translation>缺陷(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Casebook::MessageHeader</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Reply to this message (r)</source>
        <translation>回复此邮件 (r)</translation>
    </message>
    <message>
        <source>Cite the selection in the notes (c)</source>
        <translation>在笔记中引用所选内容 (c)</translation>
    </message>
    <message>
        <source>More about this message</source>
        <translation>此邮件的更多操作</translation>
    </message>
    <message>
        <source>to %1</source>
        <extracomment>Recipients of a mail: the first one&apos;s name, and how many others.</extracomment>
        <translation>致 %1</translation>
    </message>
    <message numerus="yes">
        <source>to %1, %n more</source>
        <translation>
            <numerusform>致 %1，另有 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Message by %1, %2</source>
        <translation>%1 的邮件，%2</translation>
    </message>
</context>
<context>
    <name>Casebook::MessageWords</name>
    <message>
        <source>Signed with OpenPGP. The signature was not checked.</source>
        <translation>带有 OpenPGP 签名。签名未经验证。</translation>
    </message>
    <message>
        <source>Signed with S/MIME. The signature was not checked.</source>
        <translation>带有 S/MIME 签名。签名未经验证。</translation>
    </message>
    <message>
        <source>The text is signed with OpenPGP. The signature was not checked.</source>
        <translation>正文带有 OpenPGP 签名。签名未经验证。</translation>
    </message>
    <message>
        <source>Encrypted with OpenPGP. Its text cannot be read here.</source>
        <translation>已用 OpenPGP 加密。此处无法阅读其正文。</translation>
    </message>
    <message>
        <source>Encrypted with S/MIME. Its text cannot be read here.</source>
        <translation>已用 S/MIME 加密。此处无法阅读其正文。</translation>
    </message>
    <message>
        <source>The text is encrypted with OpenPGP and cannot be read here.</source>
        <translation>正文已用 OpenPGP 加密，此处无法阅读。</translation>
    </message>
    <message>
        <source>Signed in a way that is not known here. The signature was not checked.</source>
        <translation>以未知方式签名。签名未经验证。</translation>
    </message>
    <message>
        <source>Encrypted in a way that is not known here. Its text cannot be read.</source>
        <translation>以未知方式加密。无法阅读其正文。</translation>
    </message>
    <message>
        <source>The patch is signed by its author. The signature was not checked.</source>
        <translation>补丁由作者签名。签名未经验证。</translation>
    </message>
    <message>
        <source>The patch is signed as %1. The signature was not checked.</source>
        <translation>补丁以 %1 的身份签名。签名未经验证。</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>选择其他字符集</translation>
    </message>
    <message>
        <source>Show the raw message</source>
        <translation>显示原始邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n invisible characters are shown in boxes.</source>
        <translation>
            <numerusform>%n 个不可见字符以方框显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is an answer, but its headers do not say to what.</source>
        <translation>这是一封回复，但邮件头没有说明回复的是什么。</translation>
    </message>
    <message>
        <source>Link it by hand</source>
        <translation>手动关联</translation>
    </message>
    <message>
        <source>This is the message as it came.</source>
        <translation>这是收到时的原始邮件。</translation>
    </message>
    <message>
        <source>Show it for reading</source>
        <translation>以阅读方式显示</translation>
    </message>
    <message>
        <source>This is copy %1 of %2.</source>
        <translation>这是第 %1 份副本，共 %2 份。</translation>
    </message>
    <message>
        <source>Show the next copy</source>
        <translation>显示下一份副本</translation>
    </message>
    <message numerus="yes">
        <source>%n copies of this message differ; this is the one that is used.</source>
        <translation>
            <numerusform>此邮件有 %n 份内容不同的副本；当前使用的是这一份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare them</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The headers and the text are the same; only bytes that are not shown differ.</source>
        <translation>邮件头和正文相同，只有未显示的字节不同。</translation>
    </message>
    <message>
        <source>The same letter: only what servers and lists add is different.</source>
        <translation>同一封信：只有服务器和邮件列表添加的内容不同。</translation>
    </message>
    <message numerus="yes">
        <source>%n headers</source>
        <translation>
            <numerusform>%n 个邮件头</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of the text</source>
        <translation>
            <numerusform>正文中的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 differ.</source>
        <extracomment>&quot;2 headers&quot; or &quot;3 lines of the text&quot;.</extracomment>
        <translation>%1不同。</translation>
    </message>
    <message>
        <source>%1 and %2 differ.</source>
        <extracomment>&quot;2 headers&quot;, &quot;3 lines of the text&quot;.</extracomment>
        <translation>%1和%2不同。</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Chinese, simplified (GB18030, GBK, GB2312)</source>
        <translation>简体中文（GB18030、GBK、GB2312）</translation>
    </message>
    <message>
        <source>Chinese, traditional (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日文（EUC-JP）</translation>
    </message>
    <message>
        <source>Japanese (ISO-2022-JP)</source>
        <translation>日文（ISO-2022-JP）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文（Windows-1251）</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8-R)</source>
        <translation>西里尔文（KOI8-R）</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧（Windows-1250）</translation>
    </message>
    <message>
        <source>Central European (ISO 8859-2)</source>
        <translation>中欧（ISO 8859-2）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
    <message>
        <source>Western European with euro (ISO 8859-15)</source>
        <translation>西欧，含欧元符号（ISO 8859-15）</translation>
    </message>
</context>
<context>
    <name>Casebook::Notifier</name>
    <message>
        <source>A job has ended</source>
        <translation>一个任务已结束</translation>
    </message>
</context>
<context>
    <name>Casebook::OverviewPage</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>A filled square is an unread mail.</source>
        <translation>实心方块为未读邮件。</translation>
    </message>
    <message>
        <source>Where does it stand?</source>
        <translation>进展如何？</translation>
    </message>
    <message>
        <source>Nobody has written about it here yet.</source>
        <translation>这里还没有人就此写过邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 wrote last, %2; %n mails are unread.</source>
        <translation>
            <numerusform>最后来信的是 %1，%2；有 %n 封邮件未读。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wrote last, %2; all is read.</source>
        <translation>最后来信的是 %1，%2；全部已读。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Patch v%1 is posted, revision %2 of this work</source>
        <translation>已发布补丁 v%1，为此项工作的第 %2 版</translation>
    </message>
    <message>
        <source>A patch is posted</source>
        <translation>已发布补丁</translation>
    </message>
    <message>
        <source>%1 given after it</source>
        <translation>其后给出了 %1</translation>
    </message>
    <message>
        <source>Last words: %1</source>
        <translation>最后的话：%1</translation>
    </message>
    <message>
        <source>Who said what last</source>
        <translation>各人最后的发言</translation>
    </message>
    <message numerus="yes">
        <source>and %n more people</source>
        <translation>
            <numerusform>还有 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails</source>
        <translation>
            <numerusform>%n 封邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>Key facts</source>
        <translation>关键信息</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Extid</source>
        <translation>Extid</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n mails in %1</source>
        <translation>
            <numerusform>%1中的 %n 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%Ln 个讨论</numerusform>
        </translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>调用栈</translation>
    </message>
    <message numerus="yes">
        <source>in %n mails</source>
        <translation>
            <numerusform>在 %n 封邮件中</numerusform>
        </translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
</context>
<context>
    <name>Casebook::PaletteFooter</name>
    <message>
        <source>Enter</source>
        <extracomment>What the key Enter does in the palette.</extracomment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>收窄范围</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>commands only</source>
        <translation>仅命令</translation>
    </message>
    <message>
        <source>this bug only</source>
        <translation>仅此缺陷</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>save the search</source>
        <translation>保存搜索</translation>
    </message>
</context>
<context>
    <name>Casebook::PaletteWidget</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No hit</source>
        <translation>没有命中</translation>
    </message>
    <message numerus="yes">
        <source>%n commands</source>
        <translation>
            <numerusform>%n 个命令</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits in %1 ms</source>
        <translation>
            <numerusform>%n 处命中，%1 毫秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Search and Commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search mails, bugs and commands</source>
        <translation>搜索邮件、缺陷和命令</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Kinds of Hits</source>
        <translation>命中的种类</translation>
    </message>
    <message>
        <source>By Relevance</source>
        <translation>按相关度</translation>
    </message>
    <message>
        <source>Newest First</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest First</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Any Text</source>
        <translation>任意文本</translation>
    </message>
    <message numerus="yes">
        <source>%n hits, looked through %1 %</source>
        <translation>
            <numerusform>%n 条结果，已查看 %1 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n 条结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Order of Hits</source>
        <translation>结果次序</translation>
    </message>
    <message>
        <source>Sort by relevance, newest or oldest first (Alt+S)</source>
        <translation>按相关度、最新在前或最早在前排序（Alt+S）</translation>
    </message>
    <message>
        <source>Look for Any Text</source>
        <translation>查找任意文本</translation>
    </message>
    <message>
        <source>Look for the text as it stands, word or not, through every mail and note (Alt+A)</source>
        <translation>在每封邮件和笔记中原样查找文本，不论是否成词（Alt+A）</translation>
    </message>
</context>
<context>
    <name>Casebook::PaneHead</name>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>Pane %1: %2</source>
        <translation>第 %1 栏：%2</translation>
    </message>
    <message>
        <source>Close this pane (-)</source>
        <translation>关闭此栏 (-)</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>Go to where this was read: %1</source>
        <translation>转到出处：%1</translation>
    </message>
</context>
<context>
    <name>Casebook::ParentDialog</name>
    <message>
        <source>%1 (likely)</source>
        <extracomment>A message that probably is the one that was answered.</extracomment>
        <translation>%1（可能性大）</translation>
    </message>
    <message>
        <source>Link to a Parent</source>
        <translation>关联到上级邮件</translation>
    </message>
    <message>
        <source>Which message does “%1” answer?</source>
        <translation>“%1”回复的是哪封邮件？</translation>
    </message>
    <message>
        <source>Words, a Message-ID or a link to a message</source>
        <translation>词语、Message-ID 或邮件链接</translation>
    </message>
    <message>
        <source>Messages it may answer</source>
        <translation>可能被回复的邮件</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>关联(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Casebook::PasteDialog</name>
    <message>
        <source>Paste as Mail</source>
        <translation>粘贴为邮件</translation>
    </message>
    <message>
        <source>Reading the text</source>
        <translation>正在读取文本</translation>
    </message>
    <message>
        <source>This is not text that mail can be made of.</source>
        <translation>这不是可以生成邮件的文本。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages understood.</source>
        <translation>
            <numerusform>识别出 %n 封邮件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The original can be fetched: %1</source>
        <translation>可以获取原件：%1</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未写明发件人</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>无主题</translation>
    </message>
    <message>
        <source>Messages understood</source>
        <translation>识别出的邮件</translation>
    </message>
    <message>
        <source>Message understood</source>
        <translation>识别出的邮件</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Casebook::QueryText</name>
    <message>
        <source>At character %1: nothing stands behind &quot;%2&quot;. Write what to look for, without a blank between.</source>
        <translation>第 %1 个字符处：“%2”之后没有内容。请紧接着写要查找的内容，中间不留空格。</translation>
    </message>
    <message>
        <source>At character %1: &quot;%2&quot; is no date. Write 2025, 2025-03, 2025-03-04, today, yesterday, or an age like 3d, 2w, 6m or 1y.</source>
        <translation>第 %1 个字符处：“%2”不是日期。请写 2025、2025-03、2025-03-04、today、yesterday，或 3d、2w、6m、1y 这样的时长。</translation>
    </message>
    <message>
        <source>At character %1: &quot;%2&quot; is no kind. Write mail, note, draft, bug, log, trace or run.</source>
        <translation>第 %1 个字符处：“%2”不是种类。请写 mail、note、draft、bug、log、trace 或 run。</translation>
    </message>
    <message>
        <source>At character %1: &quot;%2&quot; cannot stand behind has:. Write patch, trace or attachment.</source>
        <translation>第 %1 个字符处：“%2”不能写在 has: 之后。请写 patch、trace 或 attachment。</translation>
    </message>
    <message>
        <source>At character %1: &quot;%2&quot; cannot stand behind is:. Write unread, read or flagged.</source>
        <translation>第 %1 个字符处：“%2”不能写在 is: 之后。请写 unread、read 或 flagged。</translation>
    </message>
    <message>
        <source>At character %1: &quot;%2&quot; names no bug. Write its number, or bug for the one that is shown, or none for what belongs to no bug.</source>
        <translation>第 %1 个字符处：“%2”不指任何缺陷。请写缺陷编号，或写 bug 表示当前缺陷，或写 none 表示不属于任何缺陷。</translation>
    </message>
    <message>
        <source>At character %1: no bug is shown that in:bug could mean. Write the number of a bug instead.</source>
        <translation>第 %1 个字符处：当前没有显示缺陷，in:bug 无所指。请改写缺陷编号。</translation>
    </message>
    <message>
        <source>At character %1: this parenthesis is not closed.</source>
        <translation>第 %1 个字符处：括号没有闭合。</translation>
    </message>
    <message>
        <source>At character %1: something is missing beside &quot;%2&quot;. Put words in quotes to look for themselves.</source>
        <translation>第 %1 个字符处：“%2”旁边缺少内容。要查找这个词本身，请加引号。</translation>
    </message>
    <message>
        <source>The question is too long: at most 1,000 characters, 64 words and 16 parentheses inside each other.</source>
        <translation>查询太长：最多 1,000 个字符、64 个词、16 层括号。</translation>
    </message>
    <message>
        <source>both words, in any order</source>
        <translation>两个词都有，次序不限</translation>
    </message>
    <message>
        <source>these words side by side</source>
        <translation>这些词紧挨着出现</translation>
    </message>
    <message>
        <source>words that begin so</source>
        <translation>以此开头的词</translation>
    </message>
    <message>
        <source>not this word</source>
        <translation>不含这个词</translation>
    </message>
    <message>
        <source>either; ( ) makes groups</source>
        <translation>二者之一；用 ( ) 分组</translation>
    </message>
    <message>
        <source>a person&apos;s name or address</source>
        <translation>人名或地址</translation>
    </message>
    <message>
        <source>words of the subject or the list</source>
        <translation>主题或列表中的词</translation>
    </message>
    <message>
        <source>2025, 2025-03, 2w, date:2025-01..2025-03</source>
        <translation>2025、2025-03、2w、date:2025-01..2025-03</translation>
    </message>
    <message>
        <source>mail, note, draft, bug, log, trace, run</source>
        <translation>mail 邮件、note 笔记、draft 草稿、bug 缺陷、log 日志、trace 调用栈、run 运行</translation>
    </message>
    <message>
        <source>patch, trace, attachment</source>
        <translation>patch 补丁、trace 调用栈、attachment 附件</translation>
    </message>
    <message>
        <source>unread, read, flagged</source>
        <translation>unread 未读、read 已读、flagged 已标记</translation>
    </message>
    <message>
        <source>bug for this one, a number, none</source>
        <translation>bug 当前缺陷、编号、none 无</translation>
    </message>
    <message>
        <source>names in patches</source>
        <translation>补丁中的文件名、函数名</translation>
    </message>
    <message>
        <source>Runs are not searched yet, so kind:run finds nothing.</source>
        <translation>尚不支持搜索运行，因此 kind:run 找不到任何内容。</translation>
    </message>
</context>
<context>
    <name>Casebook::RawPanel</name>
    <message>
        <source>Raw lines</source>
        <translation>原始行</translation>
    </message>
    <message>
        <source>Cite the frame in the notes (c)</source>
        <translation>在笔记中引用该帧 (c)</translation>
    </message>
    <message>
        <source>Copy the stack as text</source>
        <translation>将栈复制为文本</translation>
    </message>
    <message>
        <source>Open the message or log here (Shift+Enter)</source>
        <translation>在此处打开邮件或日志 (Shift+Enter)</translation>
    </message>
</context>
<context>
    <name>Casebook::RevisionDelegate</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Name of this revision</source>
        <translation>此版本的名称</translation>
    </message>
</context>
<context>
    <name>Casebook::RevisionHistory</name>
    <message>
        <source>Nothing has been saved of this text yet.</source>
        <translation>此文本尚未保存任何版本。</translation>
    </message>
    <message>
        <source>This revision is what the text says now.</source>
        <translation>此版本与当前文本相同。</translation>
    </message>
    <message>
        <source>Since this revision: %1, %2.</source>
        <translation>自此版本以来：%1，%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>增加 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>删除 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The text becomes this revision; it can be undone.</source>
        <translation>文本将变为此版本；此操作可撤销。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Back to the text (Esc)</source>
        <translation>返回文本 (Esc)</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>返回文本</translation>
    </message>
    <message>
        <source>Revisions, newest first</source>
        <translation>版本，最新在前</translation>
    </message>
    <message>
        <source>Restore This Revision</source>
        <translation>恢复此版本</translation>
    </message>
    <message>
        <source>Name It</source>
        <translation>命名</translation>
    </message>
    <message>
        <source>A revision with a name is never thinned out (F2).</source>
        <translation>命名的版本不会被精简 (F2)。</translation>
    </message>
</context>
<context>
    <name>Casebook::RevisionModel</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>Casebook::SearchField</name>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Casebook::SearchSession</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Saved Searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>How to Ask</source>
        <translation>查询写法</translation>
    </message>
</context>
<context>
    <name>Casebook::ServersPage</name>
    <message>
        <source>Mail &amp;archive</source>
        <translation>邮件归档(&amp;A)</translation>
    </message>
    <message>
        <source>Address of the mail archive</source>
        <translation>邮件归档的地址</translation>
    </message>
    <message>
        <source>This is not an https address, so it is not kept.</source>
        <translation>这不是 https 地址，因此未保存。</translation>
    </message>
    <message>
        <source>&amp;Own servers</source>
        <translation>自己的服务器(&amp;O)</translation>
    </message>
    <message>
        <source>Addresses of own public-inbox servers, one on each line</source>
        <translation>自己的 public-inbox 服务器地址，每行一个</translation>
    </message>
    <message>
        <source>One public-inbox address on each line. Only servers in this list may be asked over plain http.</source>
        <translation>每行一个 public-inbox 地址。只有此列表中的服务器才可使用不加密的 http。</translation>
    </message>
    <message>
        <source>A line is not a web address, so it is not kept.</source>
        <translation>有一行不是网址，因此未保存。</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理的地址</translation>
    </message>
    <message>
        <source>As the environment says</source>
        <translation>按环境变量设置</translation>
    </message>
    <message>
        <source>Own &amp;certificates</source>
        <translation>自有证书(&amp;C)</translation>
    </message>
    <message>
        <source>File with certificates to trust beside the system&apos;s</source>
        <translation>除系统证书外还要信任的证书文件</translation>
    </message>
    <message>
        <source>PEM file</source>
        <translation>PEM 文件</translation>
    </message>
    <message>
        <source>&amp;User-Agent suffix</source>
        <translation>User-Agent 后缀(&amp;U)</translation>
    </message>
    <message>
        <source>Text behind the program&apos;s name in requests</source>
        <translation>请求中程序名之后的文字</translation>
    </message>
    <message>
        <source>Links to messages name this archive. Any public-inbox server will do.</source>
        <translation>邮件链接使用此归档。任何 public-inbox 服务器均可。</translation>
    </message>
    <message>
        <source>&amp;Let Casebook ask servers when I fetch, refresh or watch</source>
        <translation>在我获取、刷新或关注时，允许 Casebook 询问服务器(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Casebook::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages of the Settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Casebook::SignLegend</name>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>other</source>
        <translation>不同函数</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此处有</translation>
    </message>
    <message>
        <source>no frame</source>
        <translation>无帧</translation>
    </message>
</context>
<context>
    <name>Casebook::SimilarList</name>
    <message>
        <source>Similar stacks</source>
        <translation>相似的栈</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>曾经见过</translation>
    </message>
    <message>
        <source>in no bug</source>
        <translation>不属于任何缺陷</translation>
    </message>
    <message>
        <source>this bug</source>
        <translation>本缺陷</translation>
    </message>
    <message>
        <source>%1 % alike</source>
        <translation>相似度 %1 %</translation>
    </message>
    <message>
        <source>Stopped before all bugs were read.</source>
        <translation>在读完所有缺陷之前已停止。</translation>
    </message>
    <message>
        <source>All bugs are being read.</source>
        <translation>正在读取所有缺陷。</translation>
    </message>
    <message numerus="yes">
        <source>None of the other %n stack(s) of the workspace is like this one.</source>
        <translation>
            <numerusform>工作区其余 %n 个调用栈中没有与此相似的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n stack(s) of all bugs. Enter opens one.</source>
        <translation>
            <numerusform>来自所有缺陷的 %n 个调用栈。按 Enter 打开。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::SourcesDialog</name>
    <message>
        <source>Choose Source Tree</source>
        <translation>选择源码树</translation>
    </message>
    <message>
        <source>Choose Binary</source>
        <translation>选择二进制文件</translation>
    </message>
    <message>
        <source>Kernels and modules (vmlinux* *.ko *.debug)</source>
        <translation>内核与模块 (vmlinux* *.ko *.debug)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose Names of Functions</source>
        <translation>选择函数名文本</translation>
    </message>
    <message>
        <source>Texts (System.map* kallsyms*)</source>
        <translation>文本 (System.map* kallsyms*)</translation>
    </message>
    <message>
        <source>“%1” is no whole path; it has to begin with &quot;/&quot;.</source>
        <translation>“%1”不是完整路径；它必须以“/”开头。</translation>
    </message>
    <message>
        <source>Everything is there.</source>
        <translation>一切就绪。</translation>
    </message>
    <message>
        <source>Everything is there; the tree is of version %1.</source>
        <translation>一切就绪；源码树的版本为 %1。</translation>
    </message>
    <message>
        <source>Sources and Binaries</source>
        <translation>源码与二进制文件</translation>
    </message>
    <message>
        <source>These paths stay on this computer; they never enter the workspace.</source>
        <translation>这些路径只保存在本机，绝不会写入工作区。</translation>
    </message>
    <message>
        <source>&amp;Source tree</source>
        <translation>源码树(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Binaries</source>
        <translation>二进制文件(&amp;B)</translation>
    </message>
    <message>
        <source>vmlinux, modules or programs, one per line</source>
        <translation>vmlinux、模块或程序，每行一个</translation>
    </message>
    <message>
        <source>&amp;Names of functions</source>
        <translation>函数名(&amp;N)</translation>
    </message>
    <message>
        <source>System.map or a copy of /proc/kallsyms, for a stripped kernel</source>
        <translation>System.map 或 /proc/kallsyms 的副本，用于去除符号的内核</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Choose the source tree</source>
        <translation>选择源码树</translation>
    </message>
    <message>
        <source>Add a binary</source>
        <translation>添加二进制文件</translation>
    </message>
    <message>
        <source>Choose a text with names of functions</source>
        <translation>选择含有函数名的文本</translation>
    </message>
    <message>
        <source>&amp;Take binaries of another build too</source>
        <translation>也接受其他构建的二进制文件(&amp;T)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>Casebook::StartPage</name>
    <message>
        <source>Start with a bug</source>
        <translation>从一个缺陷开始</translation>
    </message>
    <message>
        <source>Bring in what you have. Casebook keeps every mail byte for byte, threads it and finds it again.</source>
        <translation>导入手头的材料。Casebook 逐字节保存每封邮件，整理成讨论，并能再次找到它。</translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation>导入邮件</translation>
    </message>
    <message>
        <source>mbox files or single messages; a thread becomes a bug</source>
        <translation>mbox 文件或单封邮件；一个讨论成为一个缺陷</translation>
    </message>
    <message>
        <source>Open a log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>console log, hung task report, gdb session, SysRq output</source>
        <translation>控制台日志、挂起任务报告、gdb 会话、SysRq 输出</translation>
    </message>
    <message>
        <source>New bug by hand</source>
        <translation>手动新建缺陷</translation>
    </message>
    <message>
        <source>a title is enough; mails and logs can follow</source>
        <translation>有标题即可；邮件和日志可以稍后补充</translation>
    </message>
    <message>
        <source>Look at the sample case</source>
        <translation>查看示例</translation>
    </message>
    <message>
        <source>a made-up hang with its thread and console log</source>
        <translation>一个虚构的挂起问题，附有讨论和控制台日志</translation>
    </message>
    <message>
        <source>Fetch a thread</source>
        <translation>获取讨论</translation>
    </message>
    <message>
        <source>a link to lore or another archive, or a Message-ID</source>
        <translation>lore 或其他归档的链接，或 Message-ID</translation>
    </message>
</context>
<context>
    <name>Casebook::SubsystemDialog</name>
    <message>
        <source>Choose a Subsystem</source>
        <translation>选择子系统</translation>
    </message>
    <message>
        <source>Filter: part of a title</source>
        <translation>筛选：标题的一部分</translation>
    </message>
    <message>
        <source>Filter the subsystems</source>
        <translation>筛选子系统</translation>
    </message>
    <message>
        <source>Subsystems of the file</source>
        <translation>文件中的子系统</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Casebook::TextEditor</name>
    <message>
        <source>This text would become larger than %1, the most one text can hold; nothing was inserted.</source>
        <translation>插入后文本会大于 %1，超出单个文本的上限；未插入任何内容。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>Casebook::TextEditorPane</name>
    <message>
        <source>An earlier version of this text could not be saved then; a copy of it was kept on this computer.</source>
        <translation>此文本较早的一个版本当时未能保存；其副本保留在本机上。</translation>
    </message>
    <message>
        <source>Use the Copy</source>
        <translation>使用副本</translation>
    </message>
    <message>
        <source>Discard the Copy</source>
        <translation>丢弃副本</translation>
    </message>
    <message>
        <source>This text was also changed elsewhere at the same place. Your words were kept; the others are in the history.</source>
        <translation>此文本在别处的同一位置也被修改。已保留你写的内容；其他内容在历史记录中。</translation>
    </message>
    <message>
        <source>Show History</source>
        <translation>显示历史记录</translation>
    </message>
    <message>
        <source>The pattern is wrong or takes too long; nothing was replaced.</source>
        <translation>表达式有误或耗时过长；未替换任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>已替换 %n 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Went on at the other end.</source>
        <translation>已从另一端继续。</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>Not a valid pattern: %1</source>
        <translation>表达式无效：%1</translation>
    </message>
    <message>
        <source>The pattern takes too long; the search was stopped.</source>
        <translation>表达式耗时过长；查找已停止。</translation>
    </message>
    <message>
        <source>This text could not be saved. It is kept here and tried again.</source>
        <translation>此文本未能保存。内容保留在此，并会重试。</translation>
    </message>
    <message>
        <source>This text could not be saved: %1 It is kept here and tried again.</source>
        <translation>此文本未能保存：%1 内容保留在此，并会重试。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>没有修改</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>%n 秒前已保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>%n 分钟前已保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s)</source>
        <translation>
            <numerusform>%n 个不可见字符</numerusform>
        </translation>
    </message>
    <message>
        <source>State of saving</source>
        <translation>保存状态</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>What this text said earlier, and what has changed since</source>
        <translation>此文本早先的内容，以及之后的改动</translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadDelegate</name>
    <message>
        <source>Message not here: %1</source>
        <extracomment>A mail that others answer to but that is not in the workspace; %1 is its Message-ID.</extracomment>
        <translation>邮件不在此处：%1</translation>
    </message>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation>
            <numerusform>+%n 份副本</numerusform>
        </translation>
    </message>
    <message>
        <source>diff</source>
        <translation>diff</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>调用栈</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>A message whose place in the tree a person chose.</extracomment>
        <translation>手动</translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadFeature</name>
    <message>
        <source>Thread</source>
        <translation>讨论</translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadLinking</name>
    <message>
        <source>“%1” hangs below the chosen message now.</source>
        <translation>“%1”现在位于所选邮件之下。</translation>
    </message>
    <message>
        <source>This message is the top of its thread already.</source>
        <translation>这封邮件已经是讨论的开头。</translation>
    </message>
    <message>
        <source>“%1” begins a thread of its own now.</source>
        <translation>“%1”现在自成一个讨论。</translation>
    </message>
    <message>
        <source>“%1” is where its headers put it.</source>
        <translation>“%1”已回到邮件头所指的位置。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>There is no link to undo.</source>
        <translation>没有可撤销的关联。</translation>
    </message>
    <message>
        <source>“%1” is back where it was.</source>
        <translation>“%1”已回到原处。</translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadPage</name>
    <message>
        <source>The thread “%1” is in the trash.</source>
        <translation>讨论“%1”已移到回收站。</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>This message is not in the workspace. Others answer to it; its Message-ID is %1.</source>
        <translation>此邮件不在工作区中，但有其他邮件回复它；其 Message-ID 为 %1。</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <source>Messages as a tree (f)</source>
        <translation>以树形显示邮件 (f)</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平铺</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>No message here is unread.</source>
        <translation>这里没有未读邮件。</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Import Mail…</source>
        <translation>导入邮件…</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <extracomment>&quot;13 messages&quot;, then how many of them are unread.</extracomment>
        <translation>
            <numerusform>%1，%Ln 封未读</numerusform>
        </translation>
    </message>
    <message>
        <source>All mail belongs to a bug.</source>
        <translation>所有邮件都已归入缺陷。</translation>
    </message>
    <message>
        <source>This bug has no mail yet.</source>
        <translation>此缺陷还没有邮件。</translation>
    </message>
    <message>
        <source>No bug is chosen.</source>
        <translation>未选择缺陷。</translation>
    </message>
    <message>
        <source>Nothing else is unread here.</source>
        <translation>这里没有其他未读邮件。</translation>
    </message>
    <message>
        <source>Looking through the thread</source>
        <translation>正在查找整个讨论</translation>
    </message>
    <message>
        <source>Not found in this thread</source>
        <translation>在此讨论中未找到</translation>
    </message>
    <message>
        <source>Not here; %1 in the thread</source>
        <translation>此处没有；讨论中有 %1 处</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 here, %3 in %n messages</source>
        <extracomment>Number of the hit and of all hits in this message; hits and messages in the whole thread.</extracomment>
        <translation>
            <numerusform>此处第 %1 / %2 处，%n 封邮件中共 %3 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy Message-ID</source>
        <translation>复制 Message-ID</translation>
    </message>
    <message>
        <source>Copy Archive Link</source>
        <translation>复制归档链接</translation>
    </message>
    <message>
        <source>Copy Raw Message</source>
        <translation>复制原始邮件</translation>
    </message>
    <message>
        <source>Show for Reading</source>
        <translation>以阅读方式显示</translation>
    </message>
    <message>
        <source>Show Raw Message</source>
        <translation>显示原始邮件</translation>
    </message>
    <message>
        <source>All Raw Headers</source>
        <translation>全部原始邮件头</translation>
    </message>
    <message>
        <source>Mark Unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark Read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Remove the Flag</source>
        <translation>取消旗标</translation>
    </message>
    <message>
        <source>Set the Flag</source>
        <translation>设置旗标</translation>
    </message>
    <message>
        <source>Add This Thread to</source>
        <translation>将此讨论加入</translation>
    </message>
    <message>
        <source>Make a Bug of This Thread</source>
        <translation>以此讨论新建缺陷</translation>
    </message>
    <message>
        <source>Take This Thread out of the Bug</source>
        <translation>将此讨论移出缺陷</translation>
    </message>
    <message>
        <source>Move This Thread to the Trash…</source>
        <translation>将此讨论移到回收站…</translation>
    </message>
    <message>
        <source>Move the Thread to the Trash</source>
        <translation>将讨论移到回收站</translation>
    </message>
    <message>
        <source>The thread “%1” leaves this workspace&apos;s lists. It can be restored from the trash.</source>
        <translation>讨论“%1”将从此工作区的列表中移除，可从回收站恢复。</translation>
    </message>
    <message>
        <source>Move to the Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Copied the commit id %1.</source>
        <translation>已复制提交 ID %1。</translation>
    </message>
    <message>
        <source>Save Attachment</source>
        <translation>保存附件</translation>
    </message>
    <message>
        <source>This message is the top of its thread already.</source>
        <translation>这封邮件已经是讨论的开头。</translation>
    </message>
    <message>
        <source>Nobody has answered this message here.</source>
        <translation>这里还没有人回复这封邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n messages of this thread are marked read.</source>
        <translation>
            <numerusform>本讨论的 %n 封邮件已标为已读。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of this thread are marked unread.</source>
        <translation>
            <numerusform>本讨论的 %n 封邮件已标为未读。</numerusform>
        </translation>
    </message>
    <message>
        <source>All messages by date in one scroll (f)</source>
        <translation>按日期连续显示所有邮件 (f)</translation>
    </message>
    <message>
        <source>Show unread messages only (o)</source>
        <translation>仅显示未读邮件 (o)</translation>
    </message>
    <message>
        <source>Compare Copies…</source>
        <translation>比较副本…</translation>
    </message>
    <message>
        <source>Read in Another Character Set…</source>
        <translation>用其他字符集阅读…</translation>
    </message>
    <message>
        <source>Mark the Thread Read or Unread</source>
        <translation>将讨论标为已读或未读</translation>
    </message>
    <message>
        <source>Link to a Parent…</source>
        <translation>关联到上级邮件…</translation>
    </message>
    <message>
        <source>Begin a New Thread</source>
        <translation>另立新讨论</translation>
    </message>
    <message>
        <source>Put Back Where Its Headers Say</source>
        <translation>放回邮件头所指的位置</translation>
    </message>
    <message>
        <source>This message is not in the workspace. Its Message-ID is copied.</source>
        <translation>这封邮件不在工作区中。已复制其 Message-ID。</translation>
    </message>
    <message>
        <source>Fetch the Message</source>
        <translation>获取邮件</translation>
    </message>
    <message>
        <source>The message “%1” is not in the workspace. Its thread can be fetched from the mail archive.</source>
        <translation>邮件“%1”不在工作区中。可以从邮件归档获取其所在讨论。</translation>
    </message>
    <message>
        <source>Fetch the Thread</source>
        <translation>获取讨论</translation>
    </message>
    <message>
        <source>This message has no attachment.</source>
        <translation>这封邮件没有附件。</translation>
    </message>
    <message>
        <source>There is only one copy of this message.</source>
        <translation>这封邮件只有一个副本。</translation>
    </message>
    <message>
        <source>This message holds no trace.</source>
        <translation>此邮件中没有调用栈。</translation>
    </message>
    <message>
        <source>Quotes are folded by their length.</source>
        <translation>按长度折叠引用。</translation>
    </message>
    <message>
        <source>All quotes are folded.</source>
        <translation>所有引用均已折叠。</translation>
    </message>
    <message numerus="yes">
        <source>Quotes deeper than %n level(s) are folded.</source>
        <translation>
            <numerusform>超过 %n 层的引用已折叠。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new in this thread.</source>
        <translation>此讨论没有新邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages in this thread.</source>
        <translation>
            <numerusform>此讨论有 %n 封新邮件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Refresh This Thread</source>
        <translation>刷新此讨论</translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadTreeView</name>
    <message>
        <source>Messages of the thread</source>
        <translation>讨论中的邮件</translation>
    </message>
</context>
<context>
    <name>Casebook::Timeline</name>
    <message>
        <source>Mails</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>补丁</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message numerus="yes">
        <source>%n mails from %1 to %2, %3 of them unread.</source>
        <translation>
            <numerusform>%1 至 %2 的 %n 封邮件，其中 %3 封未读。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TracePicker</name>
    <message>
        <source>Messages</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>%n 个调用栈</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n traces</source>
        <translation>
            <numerusform>%n 个调用栈中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No report was found in the messages and logs of this bug.</source>
        <translation>此缺陷的邮件和日志中没有找到报告。</translation>
    </message>
    <message>
        <source>No trace holds “%1”.</source>
        <translation>没有调用栈含有“%1”。</translation>
    </message>
    <message>
        <source>Filter: task, function, report, sender</source>
        <translation>过滤：任务、函数、报告、发件人</translation>
    </message>
    <message>
        <source>Filter the traces</source>
        <translation>过滤调用栈</translation>
    </message>
    <message>
        <source>Traces of this bug</source>
        <translation>此缺陷的调用栈</translation>
    </message>
    <message>
        <source>Enter: show here · Alt+Enter: add a pane</source>
        <translation>Enter：在此显示 · Alt+Enter：增加一栏</translation>
    </message>
    <message>
        <source>Enter: show here</source>
        <translation>Enter：在此显示</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Read the text on the clipboard</source>
        <translation>读取剪贴板上的文本</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Read a file of this computer</source>
        <translation>读取本机上的文件</translation>
    </message>
</context>
<context>
    <name>Casebook::TraceText</name>
    <message>
        <source>reported task</source>
        <translation>被报告的任务</translation>
    </message>
    <message>
        <source>blocked task</source>
        <translation>阻塞的任务</translation>
    </message>
    <message>
        <source>lock holder</source>
        <translation>持锁者</translation>
    </message>
    <message>
        <source>allocated by</source>
        <translation>分配处</translation>
    </message>
    <message>
        <source>freed by</source>
        <translation>释放处</translation>
    </message>
    <message>
        <source>queued by</source>
        <translation>入队处</translation>
    </message>
    <message>
        <source>stored by</source>
        <translation>存入处</translation>
    </message>
    <message>
        <source>created by</source>
        <translation>创建处</translation>
    </message>
    <message>
        <source>read by</source>
        <translation>读取处</translation>
    </message>
    <message>
        <source>written by</source>
        <translation>写入处</translation>
    </message>
    <message>
        <source>lock taken here</source>
        <translation>在此获取锁</translation>
    </message>
    <message>
        <source>lock state registered here</source>
        <translation>在此登记锁状态</translation>
    </message>
    <message>
        <source>CPU, by NMI</source>
        <translation>CPU（NMI 回溯）</translation>
    </message>
    <message>
        <source>thread of a dump</source>
        <translation>转储中的线程</translation>
    </message>
    <message>
        <source>other stack</source>
        <translation>其他栈</translation>
    </message>
    <message>
        <source>%1 · blocked %2 s</source>
        <extracomment>State of a task (&quot;D&quot;) and for how many seconds it waits.</extracomment>
        <translation>%1 · 已阻塞 %2 秒</translation>
    </message>
    <message>
        <source>the same stack</source>
        <translation>栈相同</translation>
    </message>
    <message>
        <source>the same title</source>
        <translation>标题相同</translation>
    </message>
    <message>
        <source>the same function is blamed</source>
        <translation>归咎于同一函数</translation>
    </message>
    <message>
        <source>the same innermost frames</source>
        <translation>最内层的帧相同</translation>
    </message>
    <message>
        <source>shares rare functions</source>
        <translation>共有少见的函数</translation>
    </message>
    <message>
        <source>a task without a name</source>
        <translation>无名任务</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>a lock</source>
        <translation>某个锁</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>A kind of lock (&quot;mutex&quot;) and the last digits of its address.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>blocker line</source>
        <translation>阻塞者行</translation>
    </message>
    <message>
        <source>owner of a spinlock</source>
        <translation>自旋锁持有者</translation>
    </message>
    <message>
        <source>lock list</source>
        <translation>锁列表</translation>
    </message>
    <message>
        <source>work in flight</source>
        <translation>正在运行的工作项</translation>
    </message>
    <message>
        <source>lock order</source>
        <translation>加锁次序</translation>
    </message>
    <message>
        <source>owner read from memory</source>
        <translation>从内存读出的持有者</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>栈</translation>
    </message>
    <message>
        <source>waits for the end of a thread</source>
        <translation>等待线程结束</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 等待 %2</translation>
    </message>
    <message>
        <source>%1 waits for %2, holder unknown</source>
        <translation>%1 等待 %2，持有者未知</translation>
    </message>
    <message>
        <source>%1 holds %2</source>
        <translation>%1 持有 %2</translation>
    </message>
    <message>
        <source>%1 is taken while %2 is held</source>
        <translation>持有 %2 时获取 %1</translation>
    </message>
    <message>
        <source>%1 takes %2 while it holds %3</source>
        <translation>%1 在持有 %3 时获取 %2</translation>
    </message>
    <message>
        <source>A task waits for a lock that it holds itself.</source>
        <translation>有任务在等待它自己持有的锁。</translation>
    </message>
    <message numerus="yes">
        <source>Deadlock between %n tasks.</source>
        <translation>
            <numerusform>%n 个任务之间发生死锁。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds %2 and waits for %3</source>
        <translation>%1 持有 %2 并等待 %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>Stands between the links of a deadlock: &quot;A holds x and waits for y; B holds y and waits for x&quot;.</extracomment>
        <translation>%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n more cycle(s) are in this text.</source>
        <translation>
            <numerusform>此文本中另有 %n 个环。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s) are stuck behind them.</source>
        <translation>
            <numerusform>另有 %n 个任务被它们堵住。</numerusform>
        </translation>
    </message>
    <message>
        <source>Possible deadlock.</source>
        <translation>可能的死锁。</translation>
    </message>
    <message>
        <source>The locks are taken in an order that can hang; nobody need hang now.</source>
        <translation>加锁的次序可能导致挂起；现在未必有任务挂起。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for a lock or an event.</source>
        <translation>
            <numerusform>%n 个任务在等待锁或事件。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds %2, for which %3 waits.</source>
        <translation>%1 持有 %2，%3 在等待它。</translation>
    </message>
    <message>
        <source>Nobody waits for a lock here.</source>
        <translation>这里没有任务在等锁。</translation>
    </message>
    <message numerus="yes">
        <source>For %n wait(s) the text names no holder.</source>
        <translation>
            <numerusform>有 %n 处等待，文本没有写明持有者。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>A function and how many of all stacks have it: &quot;ns_freeze (2 of 120)&quot;.</extracomment>
        <translation>%1（%3 个中有 %2 个）</translation>
    </message>
    <message>
        <source>shared: %1</source>
        <extracomment>Functions that two stacks share; in brackets how many of all stacks have them.</extracomment>
        <translation>共有：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more like it</source>
        <translation>
            <numerusform>另有 %n 个类似</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wants %2</source>
        <translation>%1 需要 %2</translation>
    </message>
    <message>
        <source>%1 takes %2 before</source>
        <translation>%1 先取得 %2</translation>
    </message>
    <message>
        <source>A task may wait for a lock that it holds itself.</source>
        <translation>可能有任务等待它自己持有的锁。</translation>
    </message>
    <message numerus="yes">
        <source>A deadlock between %n tasks is possible.</source>
        <translation>
            <numerusform>%n 个任务之间可能发生死锁。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes %2</source>
        <translation>%1 取得 %2</translation>
    </message>
    <message>
        <source>%1 takes %2, then %3</source>
        <translation>%1 先取得 %2，再取得 %3</translation>
    </message>
</context>
<context>
    <name>Casebook::TracesFeature</name>
    <message>
        <source>Go to the Lock Graph</source>
        <translation>转到锁关系图</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>调用栈</translation>
    </message>
</context>
<context>
    <name>Casebook::TracesPage</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The clipboard holds no report and no stack.</source>
        <translation>剪贴板中没有报告也没有栈。</translation>
    </message>
    <message>
        <source>“%1” holds no report and no stack.</source>
        <translation>“%1”中没有报告也没有栈。</translation>
    </message>
    <message>
        <source>The text holds no stacks of these tasks.</source>
        <translation>文本中没有这些任务的栈。</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) could not be read: %1</source>
        <translation>
            <numerusform>%n 个来源无法读取：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other task(s) of the text are not drawn</source>
        <translation>
            <numerusform>文本中另有 %n 个任务未画出</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages and logs are being read.</source>
        <translation>正在读取邮件和日志。</translation>
    </message>
    <message>
        <source>No bug is chosen.</source>
        <translation>没有选择缺陷。</translation>
    </message>
    <message>
        <source>This bug has no messages and no logs yet, so there is no report to show.</source>
        <translation>此缺陷还没有邮件和日志，因此没有可显示的报告。</translation>
    </message>
    <message numerus="yes">
        <source>No report and no stack is in the %n messages and logs of this bug.</source>
        <translation>
            <numerusform>此缺陷的 %n 份邮件和日志中没有报告也没有栈。</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail without a bug holds a report.</source>
        <translation>未归入缺陷的邮件中没有报告。</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>All of them as one capture</source>
        <translation>将全部视为一次采集</translation>
    </message>
    <message>
        <source>All messages and logs</source>
        <translation>全部邮件和日志</translation>
    </message>
    <message>
        <source>No stack was found at this place.</source>
        <translation>此处没有找到栈。</translation>
    </message>
    <message>
        <source>No trace is picked. Press o to choose one.</source>
        <translation>尚未选择调用栈。按 o 选择。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n frames. Add a pane to compare it with another stack.</source>
        <extracomment>Title of a report, then how many frames its stack has.</extracomment>
        <translation>
            <numerusform>%1：%n 帧。增加一栏即可与另一个栈比较。</numerusform>
        </translation>
    </message>
    <message>
        <source>Both stacks are equal.</source>
        <translation>两个栈相同。</translation>
    </message>
    <message numerus="yes">
        <source>All %n stacks are equal.</source>
        <translation>
            <numerusform>全部 %n 个栈相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Panes %1 and %2 are equal.</source>
        <translation>第 %1 栏与第 %2 栏相同。</translation>
    </message>
    <message numerus="yes">
        <source>The innermost %n frames are shared.</source>
        <translation>
            <numerusform>最内层的 %n 帧共有。</numerusform>
        </translation>
    </message>
    <message>
        <source>First difference at %1.</source>
        <translation>首处差异在 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n frames only in pane %1.</source>
        <translation>
            <numerusform>%n 帧仅在第 %1 栏。</numerusform>
        </translation>
    </message>
    <message>
        <source>pane %1, %2</source>
        <translation>第 %1 栏，%2</translation>
    </message>
    <message>
        <source>Four stacks stand side by side at most.</source>
        <translation>最多并排四个栈。</translation>
    </message>
    <message>
        <source>No difference stands before this row.</source>
        <translation>此行之前没有差异。</translation>
    </message>
    <message>
        <source>No difference follows this row.</source>
        <translation>此行之后没有差异。</translation>
    </message>
    <message>
        <source>The edges with their lines are on the clipboard.</source>
        <translation>各边及其出处行已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The stack is on the clipboard.</source>
        <translation>栈已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The stacks are on the clipboard, side by side.</source>
        <translation>并排的栈已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The edges with their lines are on the clipboard as Markdown.</source>
        <translation>各边及其出处行已以 Markdown 复制到剪贴板。</translation>
    </message>
    <message>
        <source>The stacks are on the clipboard as Markdown.</source>
        <translation>栈已以 Markdown 复制到剪贴板。</translation>
    </message>
    <message>
        <source>Read Reports From a File</source>
        <translation>从文件读取报告</translation>
    </message>
    <message>
        <source>Texts (*.log *.txt *.dmesg)</source>
        <translation>文本 (*.log *.txt *.dmesg)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>剪贴板中没有文本。</translation>
    </message>
    <message>
        <source>Open the Raw Line</source>
        <translation>打开原始行</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Choose Another Trace…</source>
        <translation>选择另一个调用栈…</translation>
    </message>
    <message>
        <source>Add a Pane…</source>
        <translation>增加一栏…</translation>
    </message>
    <message>
        <source>Close This Pane</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Stacks side by side</source>
        <translation>并排的栈</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Equal stacks together</source>
        <translation>相同的栈归在一起</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>Who waits for what and who holds it (g l)</source>
        <translation>谁在等待什么、由谁持有 (g l)</translation>
    </message>
    <message>
        <source>Unreliable</source>
        <translation>不可靠</translation>
    </message>
    <message>
        <source>Show frames the kernel does not trust (x)</source>
        <translation>显示内核不信任的帧 (x)</translation>
    </message>
    <message>
        <source>Inlined</source>
        <translation>内联</translation>
    </message>
    <message>
        <source>Show inlined functions (i)</source>
        <translation>显示内联函数 (i)</translation>
    </message>
    <message>
        <source>Offsets differ</source>
        <translation>偏移差异</translation>
    </message>
    <message>
        <source>Count another offset in the same function as a difference</source>
        <translation>同一函数内偏移不同也算差异</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>曾经见过</translation>
    </message>
    <message>
        <source>Add pane</source>
        <translation>增加一栏</translation>
    </message>
    <message>
        <source>One more stack beside these (+)</source>
        <translation>再并排一个栈 (+)</translation>
    </message>
    <message>
        <source>Stacks of the cycle</source>
        <translation>环中的栈</translation>
    </message>
    <message>
        <source>Lay the stacks of the tasks in the ring side by side</source>
        <translation>将环中各任务的栈并排</translation>
    </message>
    <message>
        <source>Text the stacks and locks are read from</source>
        <translation>读取栈和锁的文本</translation>
    </message>
    <message>
        <source>Read a File…</source>
        <translation>读取文件…</translation>
    </message>
    <message>
        <source>Read the Clipboard</source>
        <translation>读取剪贴板</translation>
    </message>
    <message>
        <source>Source of the Frame</source>
        <translation>栈帧的源码</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源码</translation>
    </message>
    <message>
        <source>The source of the current frame (s)</source>
        <translation>当前栈帧的源码 (s)</translation>
    </message>
    <message>
        <source>Stacks of all bugs like the one in the current pane (b)</source>
        <translation>所有缺陷中与当前栏相似的调用栈 (b)</translation>
    </message>
    <message>
        <source>Choose Source Tree</source>
        <translation>选择源码树</translation>
    </message>
    <message>
        <source>Choose Binary</source>
        <translation>选择二进制文件</translation>
    </message>
    <message>
        <source>Kernels and modules (vmlinux* *.ko *.debug)</source>
        <translation>内核与模块 (vmlinux* *.ko *.debug)</translation>
    </message>
</context>
<context>
    <name>Casebook::TrashDialog</name>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>What is restored comes back where it was.</source>
        <translation>恢复的内容会回到原处。</translation>
    </message>
    <message>
        <source>Empty the trash?</source>
        <translation>清空回收站？</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are removed for good. This cannot be undone.</source>
        <translation>
            <numerusform>将永久删除 %n 项。此操作无法撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty Trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation>回收站中的内容</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Empty Trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Casebook::ValueText</name>
    <message>
        <source>Check %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>Check the workspace</source>
        <translation>检查工作区</translation>
    </message>
    <message>
        <source>Compact %1</source>
        <translation>压缩 %1</translation>
    </message>
    <message>
        <source>Compact the workspace</source>
        <translation>压缩工作区</translation>
    </message>
    <message>
        <source>Empty the trash of %1</source>
        <translation>清空 %1 的回收站</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Import log %1</source>
        <translation>导入日志 %1</translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation>导入日志</translation>
    </message>
    <message>
        <source>Import mail %1</source>
        <translation>导入邮件 %1</translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation>导入邮件</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Rebuild the index of %1</source>
        <translation>重建 %1 的索引</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Save a copy as %1</source>
        <translation>另存副本为 %1</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Syzbot report</source>
        <translation>Syzbot 报告</translation>
    </message>
    <message>
        <source>Hang or crash</source>
        <translation>挂起或崩溃</translation>
    </message>
    <message>
        <source>Patch review</source>
        <translation>补丁评审</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>讨论</translation>
    </message>
    <message>
        <source>New</source>
        <comment>state of a bug</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>state of a bug</comment>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Patch posted</source>
        <comment>state of a bug</comment>
        <translation>已发布补丁</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a bug</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Fixed</source>
        <comment>state of a bug</comment>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Parked</source>
        <comment>state of a bug</comment>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Bugs</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>调用栈</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>in the workspace</source>
        <translation>在工作区内</translation>
    </message>
    <message>
        <source>in the folder beside the workspace</source>
        <translation>在工作区旁的文件夹中</translation>
    </message>
    <message>
        <source>missing from the folder beside the workspace</source>
        <translation>在工作区旁的文件夹中缺失</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; is longer than %2 and was cut. The raw message has all of it.</source>
        <translation>邮件头“%1”长于 %2，已被截断。原始邮件中有其全部内容。</translation>
    </message>
    <message>
        <source>The headers together are longer than %1, so not all were read. The raw message has them.</source>
        <translation>邮件头总长超过 %1，未能全部读取。原始邮件中有全部内容。</translation>
    </message>
    <message>
        <source>There are more than %1 headers, so not all were read. The raw message has them.</source>
        <translation>邮件头多于 %1 个，未能全部读取。原始邮件中有全部内容。</translation>
    </message>
    <message>
        <source>The message has more than %1 parts, so not all were read. The raw message has them.</source>
        <translation>邮件的部分多于 %1 个，未能全部读取。原始邮件中有全部内容。</translation>
    </message>
    <message>
        <source>The parts are nested more than %1 deep, so the inner ones were not read. The raw message has them.</source>
        <translation>邮件部分的嵌套超过 %1 层，内层未读取。原始邮件中有全部内容。</translation>
    </message>
    <message>
        <source>The text is longer than %1 and was cut. The raw message has all of it.</source>
        <translation>正文长于 %1，已被截断。原始邮件中有其全部内容。</translation>
    </message>
    <message>
        <source>The message is longer than %1, so only its beginning was read.</source>
        <translation>邮件长于 %1，只读取了开头部分。</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; has more than %2 address groups and is shown as it was written.</source>
        <translation>邮件头“%1”中的地址组多于 %2 个，按原样显示。</translation>
    </message>
    <message>
        <source>The message refers to more than %1 others. The first and the last of them were kept.</source>
        <translation>此邮件引用了多于 %1 封其他邮件。只保留了其中最前和最后的部分。</translation>
    </message>
    <message>
        <source>The message could not be read as mail, so only its raw bytes are shown.</source>
        <translation>无法作为邮件读取，只显示其原始字节。</translation>
    </message>
    <message>
        <source>The character set &quot;%1&quot; is not known or does not fit, so some characters may be wrong. The raw message has the bytes.</source>
        <translation>字符集“%1”未知或不符，部分字符可能有误。原始邮件中有原始字节。</translation>
    </message>
    <message>
        <source>The text names no character set and was read as &quot;%1&quot;, so some characters may be wrong.</source>
        <translation>正文未注明字符集，已按“%1”读取，部分字符可能有误。</translation>
    </message>
    <message>
        <source>The message has no Message-ID. One was made from its bytes, so that it is found again.</source>
        <translation>邮件没有 Message-ID。已由其字节生成一个，以便再次找到它。</translation>
    </message>
    <message>
        <source>The Message-ID &quot;%1&quot; is not well formed. One was made from the bytes of the message.</source>
        <translation>Message-ID“%1”格式不正确。已由邮件的字节生成一个。</translation>
    </message>
    <message>
        <source>The date is missing or cannot be right, so the time of arrival is used where it is known.</source>
        <translation>日期缺失或不可能正确；在已知时改用到达时间。</translation>
    </message>
    <message>
        <source>The address &quot;%1&quot; is not well formed and is shown as it was written.</source>
        <translation>地址“%1”格式不正确，按原样显示。</translation>
    </message>
    <message>
        <source>The message has only HTML. Its text is shown without formatting, and nothing was loaded.</source>
        <translation>此邮件只有 HTML。仅显示其文字，不带格式，也未加载任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), style(s) or script(s) of the HTML text were left alone.</source>
        <translation>
            <numerusform>HTML 文本中的 %n 个图片、样式或脚本未作处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>The text holds NUL bytes. They are shown as signs of their own.</source>
        <translation>正文含有 NUL 字节，以专用符号显示。</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; hides line ends or control characters. They are shown as signs of their own.</source>
        <translation>邮件头“%1”中藏有换行或控制字符，以专用符号显示。</translation>
    </message>
    <message>
        <source>The attachment is named &quot;%1&quot;, which points outside its folder. It is saved under the last part of the name.</source>
        <translation>附件名为“%1”，指向其文件夹之外。将以该名称的最后一段保存。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) begin with &quot;From &quot; as a new message would. They were kept as text.</source>
        <translation>
            <numerusform>有 %n 行以“From ”开头，形似新邮件的起始。已作为正文保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>The transfer encoding &quot;%1&quot; cannot be read, so the text is shown as it was sent.</source>
        <translation>无法读取传输编码“%1”，正文按发送时的样子显示。</translation>
    </message>
    <message>
        <source>The message ends before its last part is closed. Something may be missing.</source>
        <translation>邮件在最后一部分结束之前就中断了，可能有内容缺失。</translation>
    </message>
    <message>
        <source>The workspace cannot be written here, so it is open read-only. Save a copy to work in it.</source>
        <translation>此处无法写入工作区，已以只读方式打开。请另存副本后在其中工作。</translation>
    </message>
    <message>
        <source>The workspace is open elsewhere, so it is open read-only here. Close it there and open it again to write.</source>
        <translation>工作区已在别处打开，此处为只读。要写入，请在那里关闭后重新打开。</translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of Casebook, so it is open read-only. Update Casebook to write.</source>
        <translation>工作区由更新版本的 Casebook 写入，已以只读方式打开。要写入，请更新 Casebook。</translation>
    </message>
    <message>
        <source>The workspace was brought up to date. A backup from before is &quot;%1&quot;.</source>
        <translation>工作区已升级。升级前的备份是“%1”。</translation>
    </message>
    <message>
        <source>The last session did not end in order. The workspace was checked and is whole.</source>
        <translation>上次会话未正常结束。已检查工作区，内容完好。</translation>
    </message>
    <message>
        <source>The workspace is on a network file system, which is slower and less safe. Keep it on a local disk where you can.</source>
        <translation>工作区位于网络文件系统上，速度较慢且不够安全。请尽量放在本地磁盘上。</translation>
    </message>
    <message>
        <source>The workspace was made on another computer. Nothing in it starts a program here unless you approve it.</source>
        <translation>此工作区是在另一台计算机上创建的。未经你批准，其中任何内容都不会在这里启动程序。</translation>
    </message>
    <message>
        <source>The file is damaged at &quot;%1&quot;. Save a copy of what can be read, or go back to a backup.</source>
        <translation>文件在“%1”处损坏。请将可读的内容另存副本，或恢复备份。</translation>
    </message>
    <message>
        <source>A row of &quot;%1&quot; points to one that is not there. Save a copy, or go back to a backup.</source>
        <translation>“%1”中有一行指向不存在的行。请另存副本，或恢复备份。</translation>
    </message>
    <message>
        <source>The search index does not agree with &quot;%1&quot;. Rebuild the index.</source>
        <translation>搜索索引与“%1”不一致。请重建索引。</translation>
    </message>
    <message>
        <source>The bytes stored for &quot;%1&quot; are not what was written. Go back to a backup, or import them again.</source>
        <translation>为“%1”存储的字节与写入时不同。请恢复备份，或重新导入。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; beside the workspace is missing. Put it back into its folder.</source>
        <translation>工作区旁的文件“%1”缺失。请将其放回所在文件夹。</translation>
    </message>
    <message>
        <source>Back up %1</source>
        <translation>备份 %1</translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation>备份工作区</translation>
    </message>
    <message>
        <source>Search the log for %1</source>
        <translation>在日志中查找 %1</translation>
    </message>
    <message>
        <source>Read mail %1</source>
        <translation>读取邮件 %1</translation>
    </message>
    <message>
        <source>Read mail</source>
        <translation>读取邮件</translation>
    </message>
    <message>
        <source>The message is signed or encrypted, but a part that is needed to check it is missing.</source>
        <translation>邮件已签名或加密，但缺少验证所需的部分。</translation>
    </message>
    <message>
        <source>This was made from pasted text, not from the original message. Only what the text says is known.</source>
        <translation>此邮件由粘贴的文本生成，并非原始邮件；只包含文本中能看出的内容。</translation>
    </message>
    <message>
        <source>Look for %1</source>
        <translation>查找 %1</translation>
    </message>
    <message>
        <source>Look for awaited mail</source>
        <translation>查找等待中的邮件</translation>
    </message>
    <message>
        <source>Fetch thread %1</source>
        <translation>获取讨论 %1</translation>
    </message>
    <message>
        <source>Fetch a thread</source>
        <translation>获取讨论</translation>
    </message>
    <message>
        <source>Refresh the threads of %1</source>
        <translation>刷新 %1 的讨论</translation>
    </message>
    <message>
        <source>Refresh the threads of a bug</source>
        <translation>刷新缺陷的讨论</translation>
    </message>
    <message>
        <source>Refresh thread %1</source>
        <translation>刷新讨论 %1</translation>
    </message>
    <message>
        <source>Refresh a thread</source>
        <translation>刷新讨论</translation>
    </message>
    <message>
        <source>Check the list %1</source>
        <translation>检查列表 %1</translation>
    </message>
    <message>
        <source>Check the watched lists</source>
        <translation>检查关注的列表</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>Read the subsystems</source>
        <translation>读取子系统</translation>
    </message>
    <message>
        <source>Try %1 on its server</source>
        <translation>在服务器上试用 %1</translation>
    </message>
    <message>
        <source>Try a watch on its server</source>
        <translation>在服务器上试用一项关注</translation>
    </message>
    <message>
        <source>The search index of the workspace is being made again. Until that has ended, the search finds only part of it.</source>
        <translation>正在重建工作区的搜索索引。完成之前，搜索只能找到其中一部分。</translation>
    </message>
    <message>
        <source>Resolve frames with %1</source>
        <translation>用 %1 解析栈帧</translation>
    </message>
    <message>
        <source>Resolve frames</source>
        <translation>解析栈帧</translation>
    </message>
    <message>
        <source>Read the reports of %1</source>
        <translation>读取 %1 的报告</translation>
    </message>
    <message>
        <source>Read the reports</source>
        <translation>读取报告</translation>
    </message>
    <message>
        <source>Look through the stacks of all bugs</source>
        <translation>查看所有缺陷的调用栈</translation>
    </message>
    <message>
        <source>Hash the files of the plan %1</source>
        <translation>计算计划 %1 的文件散列值</translation>
    </message>
    <message>
        <source>Hash the files of a plan</source>
        <translation>计算计划文件的散列值</translation>
    </message>
</context>
<context>
    <name>Casebook::WatchDialog</name>
    <message>
        <source>Asking the server …</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Nothing of the last seven days.</source>
        <translation>最近七天没有匹配的邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of the last seven days:</source>
        <translation>
            <numerusform>最近七天的 %n 封邮件：</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer Conditions</source>
        <translation>较少条件</translation>
    </message>
    <message>
        <source>More Conditions</source>
        <translation>更多条件</translation>
    </message>
    <message>
        <source>New Watch</source>
        <translation>新建关注</translation>
    </message>
    <message>
        <source>Edit Watch</source>
        <translation>编辑关注</translation>
    </message>
    <message>
        <source>Add Watch</source>
        <translation>添加关注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try &amp;It</source>
        <translation>试一试(&amp;I)</translation>
    </message>
    <message>
        <source>Ask the server what this finds among the mail of seven days. Nothing is kept.</source>
        <translation>询问服务器七天内的邮件中有哪些匹配。不会保存任何内容。</translation>
    </message>
    <message>
        <source>From &amp;MAINTAINERS…</source>
        <translation>取自 MAINTAINERS(&amp;M)…</translation>
    </message>
    <message>
        <source>What the watch finds</source>
        <translation>关注找到的邮件</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Lists</source>
        <translation>列表(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>词语(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Paths</source>
        <translation>路径(&amp;P)</translation>
    </message>
    <message>
        <source>Au&amp;thors</source>
        <translation>作者(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Functions</source>
        <translation>函数(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Excluded paths</source>
        <translation>排除的路径(&amp;E)</translation>
    </message>
    <message>
        <source>Path patte&amp;rns</source>
        <translation>路径模式(&amp;R)</translation>
    </message>
    <message>
        <source>Text e&amp;xpressions</source>
        <translation>正文表达式(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Only if</source>
        <translation>仅当(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>kvm, qemu-devel; empty: all lists of the server</source>
        <translation>kvm, qemu-devel；留空：服务器的所有列表</translation>
    </message>
    <message>
        <source>one word or phrase a line</source>
        <translation>每行一个词或短语</translation>
    </message>
    <message>
        <source>one path a line, as F: of MAINTAINERS</source>
        <translation>每行一个路径，同 MAINTAINERS 的 F:</translation>
    </message>
    <message>
        <source>in the server&apos;s search language</source>
        <translation>用服务器的搜索语法</translation>
    </message>
    <message>
        <source>Say on which lists to look, and for what. What that finds is told here in words.</source>
        <translation>请写明在哪些列表中找、找什么。会找到的内容将在此用文字说明。</translation>
    </message>
</context>
<context>
    <name>Casebook::WatchSettingsPage</name>
    <message>
        <source>&amp;Check watched lists</source>
        <translation>检查关注的列表(&amp;C)</translation>
    </message>
    <message>
        <source>How often watched lists are checked</source>
        <translation>检查关注的列表的频率</translation>
    </message>
    <message>
        <source>Only when I ask for it</source>
        <translation>仅在我要求时</translation>
    </message>
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>每 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>The network is switched off under Servers, so nothing is checked.</source>
        <translation>“服务器”页中已关闭网络，因此不会检查任何列表。</translation>
    </message>
    <message>
        <source>Only while Casebook is open with a workspace. The lists are asked one after the other; what was found stands in the Inbox.</source>
        <translation>仅在 Casebook 打开工作区时进行。逐个查询列表，找到的邮件放在收件箱中。</translation>
    </message>
</context>
<context>
    <name>Casebook::WatchText</name>
    <message>
        <source>Every message of every list at %1.</source>
        <extracomment>%1: names of lists, %2: a server</extracomment>
        <translation>%1 上所有列表的所有邮件。</translation>
    </message>
    <message>
        <source>Every message on %1 at %2.</source>
        <translation>%2 上 %1 的所有邮件。</translation>
    </message>
    <message>
        <source>Messages on any list at %1 that meet at least one of these:</source>
        <translation>%1 上任何列表中至少满足下列条件之一的邮件：</translation>
    </message>
    <message>
        <source>Messages on %1 at %2 that meet at least one of these:</source>
        <translation>%2 上 %1 中至少满足下列条件之一的邮件：</translation>
    </message>
    <message>
        <source>the subject or the text holds %1</source>
        <extracomment>A condition of a watch; %1: words or names in quotes</extracomment>
        <translation>主题或正文包含 %1</translation>
    </message>
    <message>
        <source>a patch touches %1</source>
        <translation>补丁涉及 %1</translation>
    </message>
    <message>
        <source>a patch touches a path that matches %1</source>
        <translation>补丁涉及的路径匹配 %1</translation>
    </message>
    <message>
        <source>a patch changes a function with %1 in its name</source>
        <translation>补丁修改了名称含 %1 的函数</translation>
    </message>
    <message>
        <source>the subject or the text matches %1</source>
        <translation>主题或正文匹配 %1</translation>
    </message>
    <message>
        <source>the author is %1</source>
        <translation>作者是 %1</translation>
    </message>
    <message>
        <source>Paths below %1 do not count.</source>
        <translation>%1 之下的路径不计。</translation>
    </message>
    <message>
        <source>Only what the server&apos;s search finds for %1.</source>
        <translation>只包括服务器按 %1 搜索到的邮件。</translation>
    </message>
    <message>
        <source>It is paused: checks of all watches leave it out.</source>
        <translation>已暂停：检查全部关注时会跳过它。</translation>
    </message>
    <message>
        <source>A watch needs a name.</source>
        <translation>关注需要一个名称。</translation>
    </message>
    <message>
        <source>%1 is no address of a server. It begins with https://.</source>
        <translation>%1 不是服务器地址。地址以 https:// 开头。</translation>
    </message>
    <message>
        <source>Name a list, or say what to look for. All mail of all lists is more than anybody reads.</source>
        <translation>请指定列表，或写明要找什么。所有列表的全部邮件没有人读得完。</translation>
    </message>
    <message>
        <source>%1 is no name of a list. Write it as it stands in the archive&apos;s address, for example kvm.</source>
        <translation>%1 不是列表名。请按归档地址中的写法填写，例如 kvm。</translation>
    </message>
    <message>
        <source>%1 is no regular expression: %2.</source>
        <translation>%1 不是正则表达式：%2。</translation>
    </message>
    <message>
        <source>No server can be asked for the expression %1 on all lists. Name the lists to read.</source>
        <translation>无法就表达式 %1 向服务器查询所有列表。请指定要读取的列表。</translation>
    </message>
    <message>
        <source>%1 is in the subject</source>
        <translation>%1 出现在主题中</translation>
    </message>
    <message>
        <source>the patch touches %1</source>
        <translation>补丁涉及 %1</translation>
    </message>
    <message>
        <source>the patch changes %1</source>
        <translation>补丁修改了 %1</translation>
    </message>
    <message>
        <source>%1 is in the text</source>
        <translation>%1 出现在正文中</translation>
    </message>
    <message>
        <source>the server&apos;s search found it</source>
        <translation>由服务器搜索找到</translation>
    </message>
    <message>
        <source>all mail on the list is watched</source>
        <translation>关注该列表的全部邮件</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>State of a mail that a watch found.</extracomment>
        <translation>新</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Made a bug</source>
        <translation>已建缺陷</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 封新邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, not checked yet</source>
        <translation>%1，尚未检查</translation>
    </message>
    <message>
        <source>%1, checked %2</source>
        <extracomment>%1: &quot;3 new&quot;, %2: &quot;12 min ago&quot;</extracomment>
        <translation>%1，%2检查过</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <extracomment>What a person wrote, in quotes</extracomment>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Casebook::WindowCommands</name>
    <message>
        <source>Casebook workspaces (*.casebook)</source>
        <translation>Casebook 工作区 (*.casebook)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;New Workspace…</source>
        <translation>新建工作区(&amp;N)…</translation>
    </message>
    <message>
        <source>New Workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>&amp;Open Workspace…</source>
        <translation>打开工作区(&amp;O)…</translation>
    </message>
    <message>
        <source>Open Workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Look at the Sample &amp;Case</source>
        <translation>查看示例(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save a Copy…</source>
        <translation>另存副本(&amp;S)…</translation>
    </message>
    <message>
        <source>Save a Copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>%1 copy.casebook</source>
        <translation>%1 副本.casebook</translation>
    </message>
    <message>
        <source>The copy &quot;%1&quot; is complete.</source>
        <translation>副本“%1”已完成。</translation>
    </message>
    <message>
        <source>C&amp;heck Workspace</source>
        <translation>检查工作区(&amp;H)</translation>
    </message>
    <message>
        <source>Co&amp;mpact Workspace</source>
        <translation>压缩工作区(&amp;M)</translation>
    </message>
    <message>
        <source>The workspace is compacted.</source>
        <translation>工作区已压缩。</translation>
    </message>
    <message>
        <source>Rebuild Search &amp;Index</source>
        <translation>重建搜索索引(&amp;I)</translation>
    </message>
    <message>
        <source>The search index is rebuilt.</source>
        <translation>搜索索引已重建。</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>回收站(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Show or Hide the &amp;Companion</source>
        <translation>显示或隐藏侧栏(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Widen the Companion</source>
        <translation>加宽侧栏(&amp;W)</translation>
    </message>
    <message>
        <source>Light or Dark as the &amp;System</source>
        <translation>浅色或深色跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Stop the &amp;Oldest Job</source>
        <translation>停止最早的任务(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Search Everything</source>
        <translation>搜索全部(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Commands</source>
        <translation>命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Previous Bug</source>
        <translation>上一个缺陷(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next Bug</source>
        <translation>下一个缺陷(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>Back to Where You &amp;Were</source>
        <translation>回到原处(&amp;W)</translation>
    </message>
    <message>
        <source>Next P&amp;anel</source>
        <translation>下一个面板(&amp;A)</translation>
    </message>
    <message>
        <source>Previous Pane&amp;l</source>
        <translation>上一个面板(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ilter the Bugs</source>
        <translation>筛选缺陷(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Casebook</source>
        <translation>关于 Casebook(&amp;A)</translation>
    </message>
    <message>
        <source>About Casebook</source>
        <translation>关于 Casebook</translation>
    </message>
    <message>
        <source>Casebook %1</source>
        <translation>Casebook %1</translation>
    </message>
    <message>
        <source>A workbench for kernel and QEMU bug investigations. It is free software under the GNU General Public License, version 3 or later.</source>
        <translation>调查内核与 QEMU 缺陷的工作台。本软件是自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
</context>
<context>
    <name>MailRowPainter</name>
    <message>
        <source>Open in Traces</source>
        <translation>在调用栈中打开</translation>
    </message>
    <message>
        <source>Fold the rest</source>
        <translation>折叠其余部分</translation>
    </message>
    <message numerus="yes">
        <source>%n more frames</source>
        <translation>
            <numerusform>还有 %n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation>
            <numerusform>还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>Two people who are quoted.</extracomment>
        <translation>%1 和 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <extracomment>A person who is quoted, and how many others.</extracomment>
        <translation>
            <numerusform>%1 等 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fold %n quoted lines</source>
        <translation>
            <numerusform>折叠 %n 行引文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded</source>
        <translation>
            <numerusform>已折叠 %n 行引文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded, %1</source>
        <translation>
            <numerusform>已折叠 %n 行引文，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>调用栈</translation>
    </message>
    <message>
        <source>Hung task</source>
        <translation>挂起任务</translation>
    </message>
    <message>
        <source>Sanitizer report</source>
        <translation>Sanitizer 报告</translation>
    </message>
    <message>
        <source>Kernel warning</source>
        <translation>内核警告</translation>
    </message>
    <message>
        <source>Kernel bug</source>
        <translation>内核 BUG</translation>
    </message>
    <message>
        <source>Lock dependency report</source>
        <translation>锁依赖报告</translation>
    </message>
    <message>
        <source>Kernel panic</source>
        <translation>内核 panic</translation>
    </message>
    <message>
        <source>Debugger back trace</source>
        <translation>调试器回溯</translation>
    </message>
    <message>
        <source>Part without a name</source>
        <translation>未命名的部分</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>A file attached to a mail: name, kind, size.</extracomment>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold the signature</source>
        <translation>折叠签名</translation>
    </message>
    <message numerus="yes">
        <source>%n more lines of the signature</source>
        <translation>
            <numerusform>签名还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Signature (%1)</source>
        <extracomment>A part of a mail that only holds its signature.</extracomment>
        <translation>签名（%1）</translation>
    </message>
    <message>
        <source>%1 (saved as %2)</source>
        <extracomment>The name of an attachment as sent, and the one it is saved under.</extracomment>
        <translation>%1（保存为 %2）</translation>
    </message>
    <message>
        <source>Show the attachment %1</source>
        <translation>显示附件 %1</translation>
    </message>
</context>
<context>
    <name>ThreadFeature</name>
    <message>
        <source>Next Unread Message</source>
        <translation>下一封未读邮件</translation>
    </message>
    <message>
        <source>Previous Unread Message</source>
        <translation>上一封未读邮件</translation>
    </message>
    <message>
        <source>Next Message</source>
        <translation>下一封邮件</translation>
    </message>
    <message>
        <source>Previous Message</source>
        <translation>上一封邮件</translation>
    </message>
    <message>
        <source>Message It Answers</source>
        <translation>所回复的邮件</translation>
    </message>
    <message>
        <source>Top of the Thread</source>
        <translation>讨论的开头</translation>
    </message>
    <message>
        <source>First Answer</source>
        <translation>第一个回复</translation>
    </message>
    <message>
        <source>Mark Read or Unread</source>
        <translation>标为已读或未读</translation>
    </message>
    <message>
        <source>Mark the Thread Read or Unread</source>
        <translation>将讨论标为已读或未读</translation>
    </message>
    <message>
        <source>Set or Remove the Flag</source>
        <translation>设置或取消旗标</translation>
    </message>
    <message>
        <source>Link to a Parent…</source>
        <translation>关联到上级邮件…</translation>
    </message>
    <message>
        <source>Begin a New Thread</source>
        <translation>另立新讨论</translation>
    </message>
    <message>
        <source>Undo the Last Link</source>
        <translation>撤销上一次关联</translation>
    </message>
    <message>
        <source>Tree or Flat</source>
        <translation>树形或平铺</translation>
    </message>
    <message>
        <source>Unread Messages Only</source>
        <translation>仅显示未读邮件</translation>
    </message>
    <message>
        <source>All Raw Headers</source>
        <translation>全部原始邮件头</translation>
    </message>
    <message>
        <source>Raw Message</source>
        <translation>原始邮件</translation>
    </message>
    <message>
        <source>View the Attachments</source>
        <translation>查看附件</translation>
    </message>
    <message>
        <source>Compare Copies</source>
        <translation>比较副本</translation>
    </message>
    <message>
        <source>Fold Quotes</source>
        <translation>折叠引文</translation>
    </message>
    <message>
        <source>Unfold Quotes</source>
        <translation>展开引文</translation>
    </message>
    <message>
        <source>Find in Thread</source>
        <translation>在讨论中查找</translation>
    </message>
    <message>
        <source>Refresh This Thread</source>
        <translation>刷新此讨论</translation>
    </message>
    <message>
        <source>Open in Traces</source>
        <translation>在调用栈中打开</translation>
    </message>
    <message>
        <source>Fold One Quote Level More</source>
        <translation>多折叠一层引用</translation>
    </message>
    <message>
        <source>Fold One Quote Level Less</source>
        <translation>少折叠一层引用</translation>
    </message>
</context>
<context>
    <name>TracesFeature</name>
    <message>
        <source>Stacks Side by Side</source>
        <translation>并排比较栈</translation>
    </message>
    <message>
        <source>Groups of Equal Stacks</source>
        <translation>相同栈的分组</translation>
    </message>
    <message>
        <source>Lock Graph</source>
        <translation>锁关系图</translation>
    </message>
    <message>
        <source>Choose Another Trace…</source>
        <translation>选择另一个调用栈…</translation>
    </message>
    <message>
        <source>First Pane</source>
        <translation>第一栏</translation>
    </message>
    <message>
        <source>Second Pane</source>
        <translation>第二栏</translation>
    </message>
    <message>
        <source>Third Pane</source>
        <translation>第三栏</translation>
    </message>
    <message>
        <source>Fourth Pane</source>
        <translation>第四栏</translation>
    </message>
    <message>
        <source>Add a Pane…</source>
        <translation>增加一栏…</translation>
    </message>
    <message>
        <source>Close This Pane</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>上一处差异</translation>
    </message>
    <message>
        <source>Show or Hide Unreliable Frames</source>
        <translation>显示或隐藏不可靠的帧</translation>
    </message>
    <message>
        <source>Show or Hide Inlined Functions</source>
        <translation>显示或隐藏内联函数</translation>
    </message>
    <message>
        <source>Open the Raw Line</source>
        <translation>打开原始行</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Read Reports From a File…</source>
        <translation>从文件读取报告…</translation>
    </message>
    <message>
        <source>Read Reports From the Clipboard</source>
        <translation>从剪贴板读取报告</translation>
    </message>
    <message>
        <source>Stacks Like This One in All Bugs</source>
        <translation>所有缺陷中与此相似的调用栈</translation>
    </message>
    <message>
        <source>Source of the Frame</source>
        <translation>栈帧的源码</translation>
    </message>
    <message>
        <source>Instructions of the Frame</source>
        <translation>栈帧的指令</translation>
    </message>
    <message>
        <source>Sources and Binaries…</source>
        <translation>源码与二进制文件…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Make It New Again</source>
        <translation>重新标为新邮件</translation>
    </message>
    <message>
        <source>Make a Bug</source>
        <translation>建立缺陷</translation>
    </message>
    <message>
        <source>Fetch or Show the Thread</source>
        <translation>获取或显示讨论</translation>
    </message>
    <message>
        <source>Undo the Last Decision</source>
        <translation>撤销上一次决定</translation>
    </message>
    <message>
        <source>Next Message of the Inbox</source>
        <translation>收件箱的下一封邮件</translation>
    </message>
    <message>
        <source>Previous Message of the Inbox</source>
        <translation>收件箱的上一封邮件</translation>
    </message>
    <message>
        <source>Next New Message of the Inbox</source>
        <translation>收件箱的下一封新邮件</translation>
    </message>
    <message>
        <source>Previous New Message of the Inbox</source>
        <translation>收件箱的上一封新邮件</translation>
    </message>
    <message>
        <source>Only New Messages, or All</source>
        <translation>只看新邮件或全部</translation>
    </message>
    <message>
        <source>Filter the Inbox</source>
        <translation>筛选收件箱</translation>
    </message>
    <message>
        <source>Edit the Watch…</source>
        <translation>编辑关注…</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workbench for kernel and QEMU bug investigations.</source>
        <translation>调查内核与 QEMU 缺陷的工作台。</translation>
    </message>
    <message>
        <source>Open the sample case.</source>
        <translation>打开示例。</translation>
    </message>
    <message>
        <source>Save a picture of every screen in DIR, then end.</source>
        <translation>将每个界面的图片保存到 DIR，然后结束。</translation>
    </message>
    <message>
        <source>Language: en or zh_CN.</source>
        <translation>语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>Colours: light or dark.</source>
        <translation>颜色：light 或 dark。</translation>
    </message>
    <message>
        <source>A workspace to open; mails and logs to import.</source>
        <translation>要打开的工作区；要导入的邮件和日志。</translation>
    </message>
</context>
</TS>
