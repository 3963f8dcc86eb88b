<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Casebook::AmberLine</name>
    <message>
        <source>Close this line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::BugHead</name>
    <message>
        <source>priority low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::CompanionPane</name>
    <message>
        <source>Companion Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::DeskPane</name>
    <message>
        <source>Pages of the Bug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail without a Bug</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::ErrorText</name>
    <message>
        <source>&quot;%1&quot; could not be finished. The details say what was reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work could not be finished. The details say what was reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work on &quot;%1&quot; was stopped as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was stopped as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not found. Check the name, or whether it was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not found. Check the name, or whether it was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is taken already. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be read or written. Check that its disk is still there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be read or written. Check that its disk is still there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so &quot;%1&quot; could not be written. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission for &quot;%1&quot;. Change its permissions, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission for this. Change the permissions, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is read-only, so nothing was changed. Save a copy and work in the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace is read-only, so nothing was changed. Save a copy and work in the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged. Open its backup, or check the workspace to see what is affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is damaged. Open a backup, or check the workspace to see what is affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to another program and was not touched. Choose a Casebook workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file belongs to another program and was not touched. Choose a Casebook workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was written by a newer version of Casebook and was not touched. Update Casebook to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was written by a newer version of Casebook and was not touched. Update Casebook to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is open elsewhere. Close it there, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is open elsewhere. Close it there, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is busy with other work. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is busy with other work. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in the expected form. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not in the expected form. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is larger than the limit, so it was not taken. Cut it into smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is larger than the limit, so it was not taken. Cut it into smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more entries than the limit, so it was not taken whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more entries than the limit, so not all were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nested deeper than the limit, so only its raw text can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data is nested deeper than the limit, so only its raw text can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; took longer than the time limit and was stopped. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work took longer than the time limit and was stopped. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be reached. Check the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be reached. Check the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to &quot;%1&quot; cannot be trusted, so nothing was sent. Check the address and the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection cannot be trusted, so nothing was sent. Check the address and the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered &quot;%1&quot; with an error. The details hold its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with an error. The details hold its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; was refused, because using it would not be safe. The details say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was refused, because it would not be safe. The details say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in a form that Casebook does not read. Convert it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in a form that Casebook does not read. Convert it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is not installed, or not in the search path. Install it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A needed program is not installed. Install it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; ended with an error. The details show what it printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An outside program ended with an error. The details show what it printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not fit here. The help shows what can be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arguments do not fit together. The help shows what can be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; is not installed. Install it with &quot;%2&quot;, then try again.</source>
        <extracomment>%1 is a program, %2 the command that installs it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed for a reason without a number of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the arguments do not make sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file, bug, thread or message was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading or writing was refused, or the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged, of another program, too new, or in an unexpected form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use by another process, or the name is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over a limit of size, count or depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection, no trust in it, an error as the answer, or no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused because it would not be safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an outside program is missing or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, but part of the input was not taken, or a check found something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped as asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::FindBar</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::Format</name>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>Date and time in a column, this year; a pattern of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm</source>
        <extracomment>Date and time above a message, this year; a pattern of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year; a pattern of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>Less than a minute ago, in a list</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk</source>
        <comment>weeks</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>months</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>years</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is an age such as &quot;14 min&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours minutes</comment>
        <extracomment>Hours and minutes of a duration</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>days hours</comment>
        <extracomment>Days and hours of a duration</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Progress: so many done of so many</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::GoToLineBar</name>
    <message>
        <source>Go to line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;line:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::JobItem</name>
    <message>
        <source>%1 · %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::JobsBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::LogPanel</name>
    <message numerus="yes">
        <source>The selection holds %n control or invisible character(s), which can act on what you paste them into.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Raw Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Clean Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on at the other end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was cut or replaced and is read from its start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 lines so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the end in view while the log grows (f)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Raw Bytes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to Line…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ollow the End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection is larger than %1 and was not copied; select less or take the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… cut here, the line has %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::MailView</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::Notifier</name>
    <message>
        <source>A job has ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::PaletteFooter</name>
    <message>
        <source>Enter</source>
        <extracomment>What the key Enter does in the palette.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this bug only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::PaletteWidget</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n commands</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits in %1 ms</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Search and Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search mails, bugs and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of Hits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::SearchField</name>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::SearchSession</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casebook::ValueText</name>
    <message>
        <source>Check %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import log %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import mail %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild the index of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syzbot report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang or crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch posted</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <comment>state of a bug</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bugs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the folder beside the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing from the folder beside the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; is longer than %2 and was cut. The raw message has all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headers together are longer than %1, so not all were read. The raw message has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than %1 headers, so not all were read. The raw message has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message has more than %1 parts, so not all were read. The raw message has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts are nested more than %1 deep, so the inner ones were not read. The raw message has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than %1 and was cut. The raw message has all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is longer than %1, so only its beginning was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; has more than %2 address groups and is shown as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message refers to more than %1 others. The first and the last of them were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message could not be read as mail, so only its raw bytes are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The character set &quot;%1&quot; is not known or does not fit, so some characters may be wrong. The raw message has the bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text names no character set and was read as &quot;%1&quot;, so some characters may be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message has no Message-ID. One was made from its bytes, so that it is found again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Message-ID &quot;%1&quot; is not well formed. One was made from the bytes of the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is missing or cannot be right, so the time of arrival is used where it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address &quot;%1&quot; is not well formed and is shown as it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message has only HTML. Its text is shown without formatting, and nothing was loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), style(s) or script(s) of the HTML text were left alone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The text holds NUL bytes. They are shown as signs of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; hides line ends or control characters. They are shown as signs of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attachment is named &quot;%1&quot;, which points outside its folder. It is saved under the last part of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) begin with &quot;From &quot; as a new message would. They were kept as text.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The transfer encoding &quot;%1&quot; cannot be read, so the text is shown as it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message ends before its last part is closed. Something may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace cannot be written here, so it is open read-only. Save a copy to work in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is open elsewhere, so it is open read-only here. Close it there and open it again to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of Casebook, so it is open read-only. Update Casebook to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was brought up to date. A backup from before is &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last session did not end in order. The workspace was checked and is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is on a network file system, which is slower and less safe. Keep it on a local disk where you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was made on another computer. Nothing in it starts a program here unless you approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged at &quot;%1&quot;. Save a copy of what can be read, or go back to a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row of &quot;%1&quot; points to one that is not there. Save a copy, or go back to a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index does not agree with &quot;%1&quot;. Rebuild the index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes stored for &quot;%1&quot; are not what was written. Go back to a backup, or import them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; beside the workspace is missing. Put it back into its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MailRowPainter</name>
    <message>
        <source>Open in Traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more frames</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>Two people who are quoted.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <extracomment>A person who is quoted, and how many others.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fold %n quoted lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quoted lines folded, %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hung task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sanitizer report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel bug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock dependency report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel panic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debugger back trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>A file attached to a mail: name, kind, size.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the attachment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
