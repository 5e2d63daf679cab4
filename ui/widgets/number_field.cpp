#include "ui/widgets/number_field.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace wengert {
namespace {

QString passName(Pass pass) {
    constexpr std::array names{"value", "tangent", "adjoint"};
    return QString::fromLatin1(names[std::size_t(pass)]);
}

// What people type: a proper minus, a decimal comma.
QString plainNumber(QString text) {
    text = text.trimmed();
    text.replace(QChar(0x2212), QLatin1Char('-'));
    if (text.count(QLatin1Char(',')) == 1 && !text.contains(QLatin1Char('.')))
        text.replace(QLatin1Char(','), QLatin1Char('.'));
    return text;
}

}  // namespace

NumberField::NumberField(const ThemeManager& themes, std::optional<Pass> pass, QWidget* parent)
    : QLineEdit(parent),
      m_themes(themes),
      m_least(-std::numeric_limits<double>::max()),
      m_most(std::numeric_limits<double>::max()) {
    setAlignment(Qt::AlignRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (pass) setProperty("tone", passName(*pass));
    connect(this, &QLineEdit::textEdited, this, [this] { setMark("invalid", false); });
    connect(&themes, &ThemeManager::changed, this, &NumberField::retheme);
    retheme();
    showNumber();
}

void NumberField::setNumber(double number) {
    m_number = number;
    showNumber();
}

void NumberField::setLimits(double least, double most) {
    m_least = least;
    m_most = most;
}

void NumberField::setPrefix(const QString& prefix) {
    m_prefix = prefix;
    showNumber();
}

void NumberField::setSuffix(const QString& suffix) {
    m_suffix = suffix;
    showNumber();
}

void NumberField::setAbsentText(const QString& text) {
    setPlaceholderText(text);
    showNumber();
}

void NumberField::setHint(const QString& hint) {
    m_hint = hint;
    if (property("invalid").toBool()) return;
    setToolTip(hint);
    setAccessibleDescription(hint);
}

void NumberField::setTrailingZeros(TrailingZeros zeros) {
    m_zeros = zeros;
    showNumber();
}

void NumberField::setQuiet(bool quiet) { setMark("quiet", quiet); }

void NumberField::setRoomFor(int characters) {
    m_characters = characters;
    updateGeometry();
}

QSize NumberField::sizeHint() const {
    const Theme& theme = m_themes.theme();
    const QFontMetrics metrics(theme.font(TextStyle::Mono));
    const int frame = 2 * (theme.space.s + int(std::ceil(theme.stroke(1)))) + 4;
    return {metrics.horizontalAdvance(QLatin1Char('0')) * m_characters + frame, QLineEdit::sizeHint().height()};
}

NumberField::Reading NumberField::read() const {
    bool ok = false;
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    const double number = locale.toDouble(plainNumber(text()), &ok);
    const auto shown = [](double limit) { return QString::fromStdString(shortNumber(limit)); };
    if (text().trimmed().isEmpty() && mayBeAbsent()) return {.number = std::nan(""), .error = {}};
    if (text().trimmed().isEmpty()) return {.error = tr("A number is expected here.")};
    if (!ok || !std::isfinite(number)) return {.error = tr("“%1” is not a number.").arg(text().trimmed())};
    if (number < m_least) return {.error = tr("The least number here is %1.").arg(shown(m_least))};
    if (number > m_most) return {.error = tr("The greatest number here is %1.").arg(shown(m_most))};
    return {.number = number, .error = m_check ? m_check(number) : QString()};
}

void NumberField::commit() {
    const Reading reading = read();
    if (reading.error.isEmpty()) accept(reading.number);
    else refuse(reading.error);
}

void NumberField::nudge(double steps) {
    const Reading reading = read();
    const double from = reading.error.isEmpty() ? reading.number : m_number;
    if (std::isnan(from)) return;
    // Twelve digits, so that 0.1 and 0.2 make 0.3.
    const double next = QString::number(from + steps * m_step, 'g', 12).toDouble();
    const double possible = std::clamp(next, m_least, m_most);
    if (!m_check || m_check(possible).isEmpty()) accept(possible);
}

void NumberField::accept(double number) {
    const bool different = number != m_number && !(std::isnan(number) && std::isnan(m_number));
    setNumber(number);
    if (different) Q_EMIT numberEdited(number);
}

void NumberField::refuse(const QString& message) {
    setMark("invalid", true);
    setToolTip(message);
    setAccessibleDescription(message);
    QToolTip::showText(mapToGlobal(QPoint(0, height())), message, this);
    Q_EMIT refused(message);
}

// The style sheet looks at these properties; it has to be asked to look again.
void NumberField::setMark(const char* mark, const QVariant& value) {
    if (property(mark) == value) return;
    setProperty(mark, value);
    style()->unpolish(this);
    style()->polish(this);
}

void NumberField::showNumber() {
    setMark("invalid", false);
    setToolTip(m_hint);
    setAccessibleDescription(m_hint);
    if (std::isnan(m_number) && mayBeAbsent()) {
        clear();
    } else if (hasFocus()) {
        setText(QString::fromStdString(exactNumber(m_number)));
        selectAll();
    } else {
        setText(m_prefix + QString::fromStdString(shortNumber(m_number, m_zeros)) + m_suffix);
    }
}

void NumberField::retheme() {
    setFont(m_themes.theme().font(TextStyle::Mono));
    updateGeometry();
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    const double factor = event->modifiers() & Qt::ShiftModifier     ? 10
                          : event->modifiers() & Qt::ControlModifier ? 0.1
                                                                     : 1;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: return commit();
        case Qt::Key_Escape:
            if (!isModified() && !property("invalid").toBool()) return event->ignore();  // nothing to take back
            return showNumber();
        case Qt::Key_Up: return nudge(factor);
        case Qt::Key_Down: return nudge(-factor);
        default: QLineEdit::keyPressEvent(event);
    }
}

void NumberField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    showNumber();
}

// What cannot be taken when the field is left goes back to the last number.
void NumberField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) return;  // its context menu: still editing
    const Reading reading = read();
    if (reading.error.isEmpty()) accept(reading.number);
    else showNumber();
}

void dropTyping(const QWidget& widget) {
    for (NumberField* field : widget.findChildren<NumberField*>()) field->setNumber(field->number());
}

}  // namespace wengert
