#include "ui/editor/source_text.h"

#include <algorithm>

namespace wengert {

SourceText::SourceText(const QString& text) : m_text(text), m_utf8(text.toStdString()) {
    if (m_utf8.size() == std::size_t(text.size())) return;
    m_bytes.reserve(std::size_t(text.size()) + 1);
    std::uint32_t byte = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        m_bytes.push_back(byte);
        const char16_t unit = text[i].unicode();
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {  // both halves stand at the character's first byte
            m_bytes.push_back(byte);
            ++i;
            byte += 4;
        } else {
            byte += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        }
    }
    m_bytes.push_back(byte);
}

std::uint32_t SourceText::byteAt(qsizetype position) const {
    const qsizetype inside = std::clamp<qsizetype>(position, 0, m_text.size());
    return m_bytes.empty() ? std::uint32_t(inside) : m_bytes[std::size_t(inside)];
}

qsizetype SourceText::positionAt(std::uint32_t byte) const {
    if (m_bytes.empty()) return std::min(qsizetype(byte), m_text.size());
    const auto next = std::ranges::upper_bound(m_bytes, byte);
    if (next == m_bytes.end()) return m_text.size();
    const auto first = std::lower_bound(m_bytes.begin(), next, *std::prev(next));
    return first - m_bytes.begin();
}

}  // namespace wengert
