#include "ui/widgets/card_export.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <memory>

#include "ui/icons.h"
#include "ui/save_file.h"

namespace wengert {
namespace {

using Bytes = std::function<QByteArray()>;

struct Format {
    QString name;    // SVG
    QString ending;  // svg
    Bytes bytes;
};

Picture pictureOf(const CardExport& card, const ThemeManager& themes) {
    return {.size = card.size(), .background = themes.theme().card, .paint = card.paint};
}

void copy(const CardExport& card, const ThemeManager& themes) {
    auto* data = new QMimeData;
    if (card.text) data->setText(card.text());
    if (card.paint)
        if (const QImage image = imageOf(pictureOf(card, themes)); !image.isNull()) data->setImageData(image);
    QApplication::clipboard()->setMimeData(data);
}

// Asks where, writes, and says so if that failed.
void save(QWidget* parent, const QString& fileName, const Format& format) {
    QFileDialog dialog(parent, QObject::tr("Save as %1").arg(format.name), documentsFolder());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilter(QStringLiteral("%1 (*.%2)").arg(format.name, format.ending));
    dialog.setDefaultSuffix(format.ending);
    dialog.selectFile(fileName + u'.' + format.ending);
    if (dialog.exec() != QDialog::Accepted) return;
    const QByteArray bytes = format.bytes();
    const std::optional<QString> error =
        bytes.isEmpty() ? tooLargeForAnImage() : saveFile(dialog.selectedFiles().constFirst(), bytes);
    if (error) QMessageBox::warning(parent, QObject::tr("Not saved"), *error);
}

std::vector<Format> formatsOf(const std::shared_ptr<CardExport>& card, const ThemeManager& themes) {
    const auto picture = [card, &themes](auto bytesOf) {
        return [card, &themes, bytesOf] { return bytesOf(pictureOf(*card, themes)); };
    };
    const auto text = [](const std::function<QString()>& function) {
        return [function] { return (function() + u'\n').toUtf8(); };
    };
    std::vector<Format> formats;
    if (card->paint) {
        formats.push_back({QStringLiteral("SVG"), QStringLiteral("svg"), picture(svgOf)});
        formats.push_back({QStringLiteral("PDF"), QStringLiteral("pdf"), picture(pdfOf)});
        formats.push_back(
            {QStringLiteral("PNG"), QStringLiteral("png"), picture([](const Picture& p) { return pngOf(p); })});
    }
    if (card->latex) formats.push_back({QStringLiteral("LaTeX"), QStringLiteral("tex"), text(card->latex)});
    if (card->csv) formats.push_back({QStringLiteral("CSV"), QStringLiteral("csv"), text(card->csv)});
    return formats;
}

}  // namespace

void addExportActions(QMenu& menu, const ThemeManager& themes, CardExport card) {
    const auto shared = std::make_shared<CardExport>(std::move(card));
    if (!menu.isEmpty()) menu.addSeparator();
    if (shared->text || shared->paint)
        menu.addAction(QObject::tr("Copy"), &menu, [shared, &themes] { copy(*shared, themes); });
    if (shared->latex)
        menu.addAction(QObject::tr("Copy as LaTeX"), &menu,
                       [shared] { QApplication::clipboard()->setText(shared->latex()); });
    menu.addSeparator();
    for (const Format& format : formatsOf(shared, themes)) {
        QWidget* parent = menu.parentWidget();
        menu.addAction(QObject::tr("Save as %1 …").arg(format.name), &menu,
                       [parent, shared, format] { save(parent, shared->fileName, format); });
    }
}

CardExport exportOf(QWidget& widget, const QString& fileName) {
    return {.fileName = fileName,
            .size = [&widget] { return QSizeF(widget.size()); },
            .paint = [&widget](QPainter& painter,
                               const QRectF&) { widget.render(&painter, {}, {}, QWidget::DrawChildren); }};
}

}  // namespace wengert
