// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/framepresenter.h"

#include "core/base/jobrunner.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int keptStacks = 64;
constexpr int keptParts = 32;
constexpr int keptCodes = 32;
/// Instructions on each side of the marked one.
constexpr int instructionsAround = 200;

} // namespace

FramePresenter::FramePresenter(JobRunner &runner, QString workspace, const SourcePlaces &places,
                               QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_workspace(std::move(workspace))
    , m_places(places)
    , m_stacks(keptStacks)
    , m_parts(keptParts)
    , m_codes(keptCodes)
{
}

FramePresenter::~FramePresenter()
{
    m_opening.cancel();
    m_resolving.cancel();
    m_reading.cancel();
    m_coding.cancel();
}

KernelIdentity FramePresenter::kernelOf(const TraceItem &item)
{
    if (!item.isValid() || item.crash < 0) {
        return {};
    }
    return kernelIdentityIn(
        item.source.text->reports.crashes[static_cast<std::size_t>(item.crash)].text);
}

void FramePresenter::setBug(BugId bug)
{
    clear();
    m_bug = bug;
    takePlace({});
    watch(m_runner.run<SourcePlace>({}, {},
                                    [places = m_places, workspace = m_workspace,
                                     bug](JobContext &) { return places.of(workspace, bug); }),
          this, [this, ticket = m_latestPlace.next()](const Result<SourcePlace> &place) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (place) {
                  takePlace(*place);
              } else {
                  Q_EMIT failed(place.error());
              }
          });
}

void FramePresenter::setPlace(const SourcePlace &place)
{
    watch(m_runner.run<SourcePlace>({}, {},
                                    [places = m_places, workspace = m_workspace, bug = m_bug,
                                     place](JobContext &) -> Result<SourcePlace> {
                                        if (const Status set = places.set(workspace, bug, place);
                                            !set) {
                                            return passOn(set);
                                        }
                                        return place;
                                    }),
          this, [this, ticket = m_latestPlace.next()](const Result<SourcePlace> &set) {
              if (!set) {
                  Q_EMIT failed(set.error());
              } else if (ticket.isLatest()) {
                  takePlace(*set);
              }
          });
}

/// Everything that was known came from the old place.
void FramePresenter::takePlace(const SourcePlace &place)
{
    m_place = place;
    m_symbolizer.reset();
    m_failure.reset();
    m_stacks.clear();
    m_parts.clear();
    m_codes.clear();
    m_check = {};
    m_checkedItem.clear();
    m_isOpening = false;
    m_latestOpen.invalidate();
    m_opening.cancel();
    Q_EMIT placeChanged();
    if (!m_place.binaries.isEmpty()) {
        open();
    }
    if (hasFrame()) {
        resolve();
        checkPlace();
    }
}

void FramePresenter::open()
{
    m_isOpening = true;
    m_opening = openSymbolizer(m_runner,
                               {.binaries = m_place.binaries,
                                .kallsyms = m_place.kallsyms,
                                .ignoreBuildId = m_place.ignoreBuildId});
    watch(m_opening, this,
          [this, ticket = m_latestOpen.next()](const Result<std::shared_ptr<Symbolizer>> &opened) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_isOpening = false;
              if (opened) {
                  m_symbolizer = *opened;
              } else {
                  m_failure = opened.error();
              }
              if (hasFrame()) {
                  resolve();
              }
          });
}

const Frame &FramePresenter::frame() const
{
    return m_item.frames()[static_cast<std::size_t>(m_frame)];
}

const Frame &FramePresenter::realFrame() const
{
    const std::vector<Frame> &frames = m_item.frames();
    auto at = static_cast<std::size_t>(m_frame);
    while (at + 1 < frames.size() && frames[at].isInline && frames[at].offset < 0) {
        ++at;
    }
    return frames[at];
}

void FramePresenter::clear()
{
    m_frame = -1;
    m_item = {};
    m_resolved = {};
    m_source.reset();
    m_code.reset();
    m_isResolving = false;
    m_isReading = false;
    m_latestStack.invalidate();
    m_latestSource.invalidate();
    m_latestCode.invalidate();
    Q_EMIT changed();
}

void FramePresenter::show(const TraceItem &item, int frame)
{
    if (!item.isValid() || frame < 0 || frame >= static_cast<int>(item.frames().size())) {
        clear();
        return;
    }
    if (hasFrame() && m_frame == frame && m_item.key() == item.key()) {
        return;
    }
    m_item = item;
    m_frame = frame;
    resolve();
    checkPlace();
}

void FramePresenter::resolve()
{
    m_resolving.cancel();
    m_latestStack.invalidate();
    m_isResolving = false;
    if (const Stack *known = m_stacks.object(m_item.key())) {
        apply(known);
        return;
    }
    if (m_symbolizer == nullptr) {
        apply(nullptr);
        return;
    }
    m_isResolving = true;
    apply(nullptr);
    m_resolving = resolveFrames(m_runner, m_symbolizer, m_item.frames());
    watch(m_resolving, this,
          [this, key = m_item.key(), ticket = m_latestStack.next()](const Result<Stack> &stack) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_isResolving = false;
              m_failure.reset();
              if (stack) {
                  m_stacks.insert(key, new Stack(*stack));
              } else {
                  m_failure = stack.error();
              }
              apply(stack ? &*stack : nullptr);
          });
}

/// \a stack null: what the text itself says.
void FramePresenter::apply(const Stack *stack)
{
    m_resolved = stack != nullptr
        ? (*stack)[static_cast<std::size_t>(m_frame)]
        : ResolvedFrame{.frames = {frame()}, .why = UnresolvedWhy::NoBinary};
    m_chosen = static_cast<int>(m_resolved.frames.size()) - 1;
    m_source.reset();
    m_code.reset();
    m_latestSource.invalidate();
    m_latestCode.invalidate();
    m_isReading = false;
    readSource();
    readCode();
    Q_EMIT changed();
}

void FramePresenter::choose(int chainIndex)
{
    const auto count = static_cast<int>(m_resolved.frames.size());
    if (chainIndex < 0 || chainIndex >= count || chainIndex == m_chosen) {
        return;
    }
    m_chosen = chainIndex;
    m_source.reset();
    readSource();
    Q_EMIT changed();
}

void FramePresenter::readSource()
{
    const Frame &wanted = m_resolved.frames[static_cast<std::size_t>(m_chosen)];
    m_reading.cancel();
    m_latestSource.invalidate();
    m_isReading = false;
    if (wanted.file.isEmpty() || m_place.tree.isEmpty()) {
        return;
    }
    const QString key = wanted.file + u':' + QString::number(wanted.line);
    if (const SourcePart *known = m_parts.object(key)) {
        m_source = *known;
        return;
    }
    m_isReading = true;
    m_reading = m_runner.run<SourcePart>(
        {}, {}, [tree = m_place.tree, file = wanted.file, line = wanted.line](JobContext &) {
            return readSourcePart(tree, file, line);
        });
    watch(m_reading, this,
          [this, key, ticket = m_latestSource.next()](const Result<SourcePart> &part) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_isReading = false;
              m_source = part;
              if (part) {
                  m_parts.insert(key, new SourcePart(*part));
              }
              Q_EMIT changed();
          });
}

void FramePresenter::setWantsCode(bool wants)
{
    if (m_wantsCode == wants) {
        return;
    }
    m_wantsCode = wants;
    if (hasFrame() && !m_code) {
        readCode();
        Q_EMIT changed();
    }
}

QString FramePresenter::codeKey() const
{
    return m_item.key() + u'#' + QString::number(m_frame);
}

void FramePresenter::readCode()
{
    m_coding.cancel();
    if (!m_wantsCode || m_symbolizer == nullptr || m_isResolving) {
        return;
    }
    if (const Disassembly *known = m_codes.object(codeKey())) {
        m_code = *known;
        return;
    }
    m_coding = disassembleFrame(m_runner, m_symbolizer, m_item.frames(),
                                static_cast<std::size_t>(m_frame), instructionsAround);
    watch(m_coding, this,
          [this, key = codeKey(), ticket = m_latestCode.next()](const Result<Disassembly> &code) {
              if (!ticket.isLatest()) {
                  return;
              }
              m_code = code;
              if (code) {
                  m_codes.insert(key, new Disassembly(*code));
              }
              Q_EMIT changed();
          });
}

/// Once for each report: its text tells which kernel it is of.
void FramePresenter::checkPlace()
{
    const QString item = m_item.source.source.key() + u'#' + QString::number(m_item.crash);
    if (m_place.isEmpty() || m_checkedItem == item) {
        return;
    }
    m_checkedItem = item;
    watch(m_runner.run<SourceCheck>({}, {},
                                    [place = m_place, shown = m_item](JobContext &context) {
                                        return checkSourcePlace(place, kernelOf(shown), context);
                                    }),
          this, [this, ticket = m_latestCheck.next()](const Result<SourceCheck> &check) {
              if (ticket.isLatest() && check) {
                  m_check = *check;
                  Q_EMIT changed();
              }
          });
}

} // namespace Casebook
