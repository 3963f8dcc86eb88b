<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Casebook::BugListDelegate</name>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::CliText</name>
    <message numerus="yes">
        <source>%1; %n message(s)</source>
        <translation>
            <numerusform>%1; %n message</numerusform>
            <numerusform>%1; %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n copies that differ)</source>
        <translation>
            <numerusform>(%n copy that differs)</numerusform>
            <numerusform>(%n copies that differ)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread stack(s)</source>
        <translation>
            <numerusform>%n thread stack</numerusform>
            <numerusform>%n thread stacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Part %1: %2, %3, %n byte(s)</source>
        <translation>
            <numerusform>Part %1: %2, %3, %n byte</numerusform>
            <numerusform>Part %1: %2, %3, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) so far; --limit ended the scan.</source>
        <translation>
            <numerusform>%n hit so far; --limit ended the scan.</numerusform>
            <numerusform>%n hits so far; --limit ended the scan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s): %1</source>
        <translation>
            <numerusform>%n thread: %1</numerusform>
            <numerusform>%n threads: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages took the place of texts pasted before.</source>
        <translation>
            <numerusform>%n message took the place of a text pasted before.</numerusform>
            <numerusform>%n messages took the place of texts pasted before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n patch(es)</source>
        <translation>
            <numerusform>%1 of %n patch</numerusform>
            <numerusform>%1 of %n patches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series of patches</source>
        <translation>
            <numerusform>%n series of patches</numerusform>
            <numerusform>%n series of patches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n stack(s) of the workspace is like it.</source>
        <translation>
            <numerusform>None of the %n stack of the workspace is like it.</numerusform>
            <numerusform>None of the %n stacks of the workspace is like it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) of the workspace were looked at.</source>
        <translation>
            <numerusform>%n stack of the workspace were looked at.</numerusform>
            <numerusform>%n stacks of the workspace were looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::DiffView</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The comparison goes on; its first %n line(s) are shown.</source>
        <translation>
            <numerusform>The comparison goes on; its first %n line are shown.</numerusform>
            <numerusform>The comparison goes on; its first %n lines are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::DigestText</name>
    <message numerus="yes">
        <source>%n message(s) found.</source>
        <translation>
            <numerusform>%n message found.</numerusform>
            <numerusform>%n messages found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n author(s)</source>
        <translation>
            <numerusform>%n author</numerusform>
            <numerusform>%n authors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::ErrorText</name>
    <message numerus="yes">
        <source>&quot;%1&quot; asks for fewer requests. Try again in %n seconds.</source>
        <translation>
            <numerusform>&quot;%1&quot; asks for fewer requests. Try again in %n second.</numerusform>
            <numerusform>&quot;%1&quot; asks for fewer requests. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::FetchDialog</name>
    <message numerus="yes">
        <source>%n further messages are named; they are not fetched.</source>
        <translation>
            <numerusform>%n further message is named; it is not fetched.</numerusform>
            <numerusform>%n further messages are named; they are not fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::FetchText</name>
    <message numerus="yes">
        <source>%n new mails in &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n new mail in &quot;%1&quot;.</numerusform>
            <numerusform>%n new mails in &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails that others answer are nowhere on the server.</source>
        <translation>
            <numerusform>%n mail that others answer is nowhere on the server.</numerusform>
            <numerusform>%n mails that others answer are nowhere on the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails took the place of texts pasted before.</source>
        <translation>
            <numerusform>%n mail took the place of a text pasted before.</numerusform>
            <numerusform>%n mails took the place of texts pasted before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads could not be refreshed.</source>
        <translation>
            <numerusform>%n thread could not be refreshed.</numerusform>
            <numerusform>%n threads could not be refreshed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new mails.</source>
        <translation>
            <numerusform>%n new mail.</numerusform>
            <numerusform>%n new mails.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::Format</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk</source>
        <comment>weeks</comment>
        <translation>
            <numerusform>%n wk</numerusform>
            <numerusform>%n wk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>months</comment>
        <translation>
            <numerusform>%n mo</numerusform>
            <numerusform>%n mo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>years</comment>
        <translation>
            <numerusform>%n y</numerusform>
            <numerusform>%n y</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::FrameDelegate</name>
    <message numerus="yes">
        <source>%n frames equal</source>
        <translation>
            <numerusform>%n frame equal</numerusform>
            <numerusform>%n frames equal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::FrameText</name>
    <message numerus="yes">
        <source>%n more function(s) of this name and size are in the binary; this is the first.</source>
        <translation>
            <numerusform>%n more function of this name and size are in the binary; this is the first.</numerusform>
            <numerusform>%n more functions of this name and size are in the binary; this is the first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” has only %n line(s), so the tree is of another version.</source>
        <translation>
            <numerusform>“%1” has only %n line, so the tree is of another version.</numerusform>
            <numerusform>“%1” has only %n lines, so the tree is of another version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::GroupsView</name>
    <message numerus="yes">
        <source>%n stacks</source>
        <translation>
            <numerusform>%n stack</numerusform>
            <numerusform>%n stacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand alone.</source>
        <translation>
            <numerusform>%n of them stands alone.</numerusform>
            <numerusform>%n of them stand alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stacks like this</source>
        <translation>
            <numerusform>%n stack like this</numerusform>
            <numerusform>%n stacks like this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::Imports</name>
    <message numerus="yes">
        <source>All %n mails were here already.</source>
        <translation>
            <numerusform>The mail was here already.</numerusform>
            <numerusform>All %n mails were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails imported into %1.</source>
        <translation>
            <numerusform>%n mail imported into %1.</numerusform>
            <numerusform>%n mails imported into %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <extracomment>Stands in &quot;12 mails imported into 3 threads.&quot;</extracomment>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken whole: %1</source>
        <translation>
            <numerusform>%n could not be taken whole: %1</numerusform>
            <numerusform>%n could not be taken whole: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::InboxPage</name>
    <message numerus="yes">
        <source>%n new message(s) wait in the Inbox.</source>
        <translation>
            <numerusform>%n new message wait in the Inbox.</numerusform>
            <numerusform>%n new messages wait in the Inbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) on the watched lists.</source>
        <translation>
            <numerusform>%n new message on the watched lists.</numerusform>
            <numerusform>%n new messages on the watched lists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lists could not be read; their watches say why.</source>
        <translation>
            <numerusform>%n list could not be read; its watch says why.</numerusform>
            <numerusform>%n lists could not be read; their watches say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n messages are listed.</source>
        <translation>
            <numerusform>Only the newest message is listed.</numerusform>
            <numerusform>Only the newest %n messages are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::InboxPresenter</name>
    <message numerus="yes">
        <source>%n messages are what they were before.</source>
        <translation>
            <numerusform>%n message is what it was before.</numerusform>
            <numerusform>%n messages are what they were before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::JobsBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::LockScene</name>
    <message numerus="yes">
        <source>%n tasks wait</source>
        <translation>
            <numerusform>%n task waits</numerusform>
            <numerusform>%n tasks wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::LockText</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s)</source>
        <translation>
            <numerusform>%n lock</numerusform>
            <numerusform>%n locks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for %1.</source>
        <translation>
            <numerusform>%n task waits for %1.</numerusform>
            <numerusform>%n tasks wait for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not known.</source>
        <translation>
            <numerusform>%n more are not known.</numerusform>
            <numerusform>%n more are not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::LocksView</name>
    <message numerus="yes">
        <source>%n edges, each with the line it was read from</source>
        <translation>
            <numerusform>%n edge with the line it was read from</numerusform>
            <numerusform>%n edges, each with the line it was read from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::LogPanel</name>
    <message numerus="yes">
        <source>The selection holds %n control or invisible character(s), which can act on what you paste them into.</source>
        <translation>
            <numerusform>The selection holds %n control or invisible character, which can act on what you paste them into.</numerusform>
            <numerusform>The selection holds %n control or invisible characters, which can act on what you paste them into.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>report %1 of %n</source>
        <translation>
            <numerusform>report %1 of %n</numerusform>
            <numerusform>report %1 of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::MainWindow</name>
    <message numerus="yes">
        <source>And %n more findings.</source>
        <translation>
            <numerusform>And %n more finding.</numerusform>
            <numerusform>And %n more findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::MessageHeader</name>
    <message numerus="yes">
        <source>to %1, %n more</source>
        <translation>
            <numerusform>to %1, %n more</numerusform>
            <numerusform>to %1, %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::MessageWords</name>
    <message numerus="yes">
        <source>%n invisible characters are shown in boxes.</source>
        <translation>
            <numerusform>%n invisible character is shown in a box.</numerusform>
            <numerusform>%n invisible characters are shown in boxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies of this message differ; this is the one that is used.</source>
        <translation>
            <numerusform>%n copy of this message differs; this is the one that is used.</numerusform>
            <numerusform>%n copies of this message differ; this is the one that is used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n headers</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of the text</source>
        <translation>
            <numerusform>%n line of the text</numerusform>
            <numerusform>%n lines of the text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::OverviewPage</name>
    <message numerus="yes">
        <source>%1 wrote last, %2; %n mails are unread.</source>
        <translation>
            <numerusform>%1 wrote last, %2; %n mail is unread.</numerusform>
            <numerusform>%1 wrote last, %2; %n mails are unread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more people</source>
        <translation>
            <numerusform>and %n more person</numerusform>
            <numerusform>and %n more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails</source>
        <translation>
            <numerusform>%n mail</numerusform>
            <numerusform>%n mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mails in %1</source>
        <translation>
            <numerusform>%n mail in %1</numerusform>
            <numerusform>%n mails in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%Ln thread</numerusform>
            <numerusform>%Ln threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n mails</source>
        <translation>
            <numerusform>in %n mail</numerusform>
            <numerusform>in %n mails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::PaletteWidget</name>
    <message numerus="yes">
        <source>%n commands</source>
        <translation>
            <numerusform>%n command</numerusform>
            <numerusform>%n commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits in %1 ms</source>
        <translation>
            <numerusform>%n hit in %1 ms</numerusform>
            <numerusform>%n hits in %1 ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits, looked through %1 %</source>
        <translation>
            <numerusform>%n hit, looked through %1 %</numerusform>
            <numerusform>%n hits, looked through %1 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::PasteDialog</name>
    <message numerus="yes">
        <source>%n messages understood.</source>
        <translation>
            <numerusform>%n message understood.</numerusform>
            <numerusform>%n messages understood.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::RevisionHistory</name>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::RevisionModel</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::SimilarList</name>
    <message numerus="yes">
        <source>None of the other %n stack(s) of the workspace is like this one.</source>
        <translation>
            <numerusform>None of the other %n stack of the workspace is like this one.</numerusform>
            <numerusform>None of the other %n stacks of the workspace is like this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n stack(s) of all bugs. Enter opens one.</source>
        <translation>
            <numerusform>Of %n stack of all bugs. Enter opens one.</numerusform>
            <numerusform>Of %n stacks of all bugs. Enter opens one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TextEditorPane</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Saved %n s ago</numerusform>
            <numerusform>Saved %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Saved %n min ago</numerusform>
            <numerusform>Saved %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s)</source>
        <translation>
            <numerusform>%n invisible character</numerusform>
            <numerusform>%n invisible characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadDelegate</name>
    <message numerus="yes">
        <source>+%n copies</source>
        <translation>
            <numerusform>+%n copy</numerusform>
            <numerusform>+%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::ThreadPage</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <extracomment>&quot;13 messages&quot;, then how many of them are unread.</extracomment>
        <translation>
            <numerusform>%1, %Ln unread</numerusform>
            <numerusform>%1, %Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 here, %3 in %n messages</source>
        <extracomment>Number of the hit and of all hits in this message; hits and messages in the whole thread.</extracomment>
        <translation>
            <numerusform>%1 of %2 here, %3 in %n message</numerusform>
            <numerusform>%1 of %2 here, %3 in %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of this thread are marked read.</source>
        <translation>
            <numerusform>%n message of this thread is marked read.</numerusform>
            <numerusform>%n messages of this thread are marked read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of this thread are marked unread.</source>
        <translation>
            <numerusform>%n message of this thread is marked unread.</numerusform>
            <numerusform>%n messages of this thread are marked unread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quotes deeper than %n level(s) are folded.</source>
        <translation>
            <numerusform>Quotes deeper than %n level are folded.</numerusform>
            <numerusform>Quotes deeper than %n levels are folded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new messages in this thread.</source>
        <translation>
            <numerusform>%n new message in this thread.</numerusform>
            <numerusform>%n new messages in this thread.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::Timeline</name>
    <message numerus="yes">
        <source>%n mails from %1 to %2, %3 of them unread.</source>
        <translation>
            <numerusform>%n mail from %1 to %2, %3 of them unread.</numerusform>
            <numerusform>%n mails from %1 to %2, %3 of them unread.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TracePicker</name>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n traces</source>
        <translation>
            <numerusform>%1 of %n trace</numerusform>
            <numerusform>%1 of %n traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TraceText</name>
    <message numerus="yes">
        <source>Deadlock between %n tasks.</source>
        <translation>
            <numerusform>Deadlock of %n task.</numerusform>
            <numerusform>Deadlock between %n tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more cycle(s) are in this text.</source>
        <translation>
            <numerusform>%n more cycle is in this text.</numerusform>
            <numerusform>%n more cycles are in this text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more task(s) are stuck behind them.</source>
        <translation>
            <numerusform>%n more task is stuck behind them.</numerusform>
            <numerusform>%n more tasks are stuck behind them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for a lock or an event.</source>
        <translation>
            <numerusform>%n task waits for a lock or an event.</numerusform>
            <numerusform>%n tasks wait for a lock or an event.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n wait(s) the text names no holder.</source>
        <translation>
            <numerusform>For %n wait the text names no holder.</numerusform>
            <numerusform>For %n waits the text names no holder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more like it</source>
        <translation>
            <numerusform>%n more like it</numerusform>
            <numerusform>%n more like it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A deadlock between %n tasks is possible.</source>
        <translation>
            <numerusform>A deadlock of %n task is possible.</numerusform>
            <numerusform>A deadlock between %n tasks is possible.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TracesPage</name>
    <message numerus="yes">
        <source>%n source(s) could not be read: %1</source>
        <translation>
            <numerusform>%n source could not be read: %1</numerusform>
            <numerusform>%n sources could not be read: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other task(s) of the text are not drawn</source>
        <translation>
            <numerusform>%n other task of the text is not drawn</numerusform>
            <numerusform>%n other tasks of the text are not drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No report and no stack is in the %n messages and logs of this bug.</source>
        <translation>
            <numerusform>No report and no stack is in the message or log of this bug.</numerusform>
            <numerusform>No report and no stack is in the %n messages and logs of this bug.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n frames. Add a pane to compare it with another stack.</source>
        <extracomment>Title of a report, then how many frames its stack has.</extracomment>
        <translation>
            <numerusform>%1: %n frame. Add a pane to compare it with another stack.</numerusform>
            <numerusform>%1: %n frames. Add a pane to compare it with another stack.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n stacks are equal.</source>
        <translation>
            <numerusform>The stack is equal.</numerusform>
            <numerusform>All %n stacks are equal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The innermost %n frames are shared.</source>
        <translation>
            <numerusform>The innermost frame is shared.</numerusform>
            <numerusform>The innermost %n frames are shared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames only in pane %1.</source>
        <translation>
            <numerusform>%n frame only in pane %1.</numerusform>
            <numerusform>%n frames only in pane %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::TrashDialog</name>
    <message numerus="yes">
        <source>%n entries are removed for good. This cannot be undone.</source>
        <translation>
            <numerusform>%n entry is removed for good. This cannot be undone.</numerusform>
            <numerusform>%n entries are removed for good. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::ValueText</name>
    <message numerus="yes">
        <source>%n picture(s), style(s) or script(s) of the HTML text were left alone.</source>
        <translation>
            <numerusform>%n picture, style or script of the HTML text was left alone.</numerusform>
            <numerusform>%n pictures, styles or scripts of the HTML text were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) begin with &quot;From &quot; as a new message would. They were kept as text.</source>
        <translation>
            <numerusform>%n line begins with &quot;From &quot; as a new message would. It was kept as text.</numerusform>
            <numerusform>%n lines begin with &quot;From &quot; as a new message would. They were kept as text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::WatchDialog</name>
    <message numerus="yes">
        <source>%n message(s) of the last seven days:</source>
        <translation>
            <numerusform>%n message of the last seven days:</numerusform>
            <numerusform>%n messages of the last seven days:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::WatchSettingsPage</name>
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>Every %n hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Casebook::WatchText</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailRowPainter</name>
    <message numerus="yes">
        <source>%n more frames</source>
        <translation>
            <numerusform>%n more frames</numerusform>
            <numerusform>%n more frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation>
            <numerusform>%n more lines</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <extracomment>A person who is quoted, and how many others.</extracomment>
        <translation>
            <numerusform>%1 and %n others</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fold %n quoted lines</source>
        <translation>
            <numerusform>Fold %n quoted lines</numerusform>
            <numerusform>Fold %n quoted lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded</source>
        <translation>
            <numerusform>%n quoted lines folded</numerusform>
            <numerusform>%n quoted lines folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded, %1</source>
        <translation>
            <numerusform>%n quoted lines folded, %1</numerusform>
            <numerusform>%n quoted lines folded, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n lines</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lines of the signature</source>
        <translation>
            <numerusform>%n more line of the signature</numerusform>
            <numerusform>%n more lines of the signature</numerusform>
        </translation>
    </message>
</context>
</TS>
