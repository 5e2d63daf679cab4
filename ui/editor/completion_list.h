// The list that drops down under a word being typed: names with what they are. It never takes the focus; the
// editor passes it the keys.
#pragma once

#include <QListView>
#include <QStandardItemModel>
#include <vector>

#include "ui/theme_manager.h"

namespace wengert {

struct CompletionEntry {
    QString name;
    QString summary;
    bool isFunction = false;
};

class CompletionList final : public QListView {
    Q_OBJECT
 public:
    CompletionList(const ThemeManager& themes, QWidget* parent);

    // Below `word` (in global coordinates), or above it where there is no room. Nothing is highlighted.
    void showEntries(const std::vector<CompletionEntry>& entries, const QRect& word);
    bool hasChoice() const { return currentIndex().isValid(); }
    // The highlighted name, or the first.
    QString choice() const;
    void move(int rows);

 Q_SIGNALS:
    void chosen(const QString& name);

 private:
    void retheme();

    const ThemeManager& m_themes;
    QStandardItemModel m_model;
};

}  // namespace wengert
