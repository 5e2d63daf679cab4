// A text as the core sees it, and back: positions in the editor are UTF-16 units, the core's are UTF-8 bytes.
// Building it takes one pass; each answer is quick.
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "core/program/program.h"

namespace wengert {

class SourceText {
 public:
    SourceText() = default;
    explicit SourceText(const QString& text);

    const QString& text() const { return m_text; }
    const std::string& utf8() const { return m_utf8; }
    // Both clamp to the text. A byte inside a character gives that character's position.
    std::uint32_t byteAt(qsizetype position) const;
    qsizetype positionAt(std::uint32_t byte) const;

 private:
    QString m_text;
    std::string m_utf8;
    std::vector<std::uint32_t> m_bytes;  // of each position, the end included; empty where both are the same
};

}  // namespace wengert
