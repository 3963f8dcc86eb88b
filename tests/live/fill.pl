# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Puts the mails of an mboxrd on stdin into the public-inbox that PI_CONFIG knows by the name given.
use strict;
use warnings;
use PublicInbox::Config;
use PublicInbox::Eml;
use PublicInbox::InboxWritable;

my $name = shift;
my $inbox = PublicInbox::Config->new->lookup_name($name) or die "no inbox $name\n";
# Only here: public-inbox itself reads lines from pipes.
my $all = do { local $/; <STDIN> };
my $importer = PublicInbox::InboxWritable->new($inbox)->importer(0);
for my $raw (split /^From mboxrd\@z[^\n]*\n/m, $all) {
    next if $raw eq '';
    $raw =~ s/^>(>*From )/$1/gm;
    $importer->add(PublicInbox::Eml->new($raw));
}
$importer->done;
