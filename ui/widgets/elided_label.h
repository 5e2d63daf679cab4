// A label of one line that takes its shorter text or ends in … where there is no room, and then says the whole in its
// tooltip.
#pragma once

#include <QLabel>

namespace wengert {

class ElidedLabel final : public QLabel {
    Q_OBJECT
 public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    void setShortText(const QString& text) { m_shortText = text; }

    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    bool fits(const QString& text) const;

    QString m_shortText;
};

}  // namespace wengert
