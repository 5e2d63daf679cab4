#include "app/session_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <limits>
#include <random>

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

TrainingDocument someTraining() {
    TrainingDocument training;
    training.samples = *parseBuiltIn("circles:count=120,noise=0.2");
    training.dataSeed = 18446744073709551615U;
    training.validationFraction = 0.25;
    training.normalization = NormalizationKind::Quantile;
    training.architecture = {.layers = {2, 5, 1}, .activation = "relu", .output = "sigmoid", .loss = "squared"};
    training.programText = u"ŷ = w*x\nL = (y - ŷ)^2"_s;
    training.initialization = *parseInitialization("normal:sigma=0.3");
    training.settings = {.batch = 7,
                         .shuffle = false,
                         .seed = 12,
                         .l2 = 1e-3,
                         .clipNorm = 0.5,
                         .method = *parseMethod("momentum:lr=0.003,beta=0.6"),
                         .schedule = *parseSchedule("cosine:steps=100"),
                         .stopping = {.epochs = 17, .threshold = 0.2, .patience = 4, .divergence = 1e9}};
    return training;
}

OwnSamples someSamples() {
    const Dataset data{.task = Task::Classes,
                       .featureNames = {"length", "width"},
                       .targetNames = {"kind"},
                       .classNames = {"a", "ß", "c"},
                       .features = {0.1, -2, 3e-300, 4},
                       .targets = {2, 0}};
    return {.name = u"irises.csv"_s, .samples = std::make_shared<const Dataset>(data)};
}

SavedSession everything() {
    SavedSession session;
    session.title = u"Ŷ, \"quoted\" and a tab\t"_s;
    session.document.text = u"# π ≈ 3\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)\n\n"_s;
    session.document.inputValues = {{u"x"_s, 0.1}, {u"θ"_s, -1e-300}, {u"big"_s, 1.7976931348623157e308}};
    session.document.seeds = {{u"x"_s, -0.0}, {u"y"_s, std::numeric_limits<double>::infinity()}};
    session.document.output = u"f"_s;
    session.document.shareSubexpressions = false;
    session.document.nodePositions = {{0, {12.5, -40}}, {9, {1e6, 0}}};
    session.document.note = u"one\ntwo"_s;
    session.document.update = UpdateAct{.method = *parseMethod("rmsprop:alpha=0.5"),
                                        .learningRate = 0.0625,
                                        .number = 3,
                                        .carried = 0.875,
                                        .clipNorm = 2.5,
                                        .inputs = {{.name = "W1", .shape = {1, 2}}, {.name = "θ"}},
                                        .state = {1, -0.0, 3}};
    session.document.training = someTraining();
    session.view = {.position = 29,
                    .detail = Detail::Term,
                    .levels = Levels::Both,
                    .training = {.minibatches = 40, .parameters = {0.75, -0.0}},
                    .workspace = Workspace::Train};
    return session;
}

QByteArray changed(QByteArray json, const char* from, const char* to) {
    [&] { QVERIFY2(json.contains(from), from); }();
    return json.replace(from, to);
}

}  // namespace

class SessionFileTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void roundTripKeepsEverything();
    void trainingOnOwnSamplesIsKept();
    void wrongSamplesAreRefused_data();
    void wrongSamplesAreRefused();
    void savedFileOpensAgain();
    void failedSaveSaysWhyAndKeepsTheOldFile();
    void wrongFileIsRefusedByName_data();
    void wrongFileIsRefusedByName();
    void everyTruncationIsRefused();
    void flippedBytesNeverCrash();
    void deepNestingIsRefused();
    void unreadableFileSaysWhy();
    void absentPartsHaveDefaults();
    void examplesAreAsTheProgramWritesThem();
};

void SessionFileTest::roundTripKeepsEverything() {
    const SavedSession session = everything();
    const auto again = sessionFromJson(toJson(session));
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, session);
    QVERIFY(std::signbit(again->document.seeds[u"x"_s]));
    QCOMPARE(toJson(*again), toJson(session));
    QCOMPARE(*sessionFromJson(toJson(SavedSession{})), SavedSession{});
}

void SessionFileTest::trainingOnOwnSamplesIsKept() {
    SavedSession session = everything();
    session.document.training.samples = someSamples();
    session.view.training.parameters = {NAN, INFINITY};
    const auto again = sessionFromJson(toJson(session));
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(again->document, session.document);
    QVERIFY(std::isnan(again->view.training.parameters[0]));
    QCOMPARE(toJson(*again), toJson(session));
    // A file's names in another encoding are no reason to lose it.
    Dataset latin = *someSamples().samples;
    latin.featureNames[0] = "l\xE4nge";
    session.document.training.samples = OwnSamples{u"x"_s, std::make_shared<const Dataset>(latin)};
    QVERIFY(sessionFromJson(toJson(session)));
    // Of a large network the numbers are computed again.
    session.view.training.parameters.assign(1'000'000, 0.5);
    QVERIFY(toJson(session).size() < 100'000);
    QCOMPARE(sessionFromJson(toJson(session))->view.training.minibatches, std::uint64_t{40});
}

void SessionFileTest::wrongSamplesAreRefused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    SavedSession session;
    session.document.training.samples = someSamples();
    const QByteArray good = toJson(session);
    const auto row = [&](const char* name, const char* from, const char* to, const QString& message) {
        QTest::newRow(name) << changed(good, from, to) << u"“document.training.samples%1"_s.arg(message);
    };
    row("a feature too few", "-2.0,", "", u"” must have a number of each feature and target for every sample"_s);
    row("no target", "\"kind\"", "", u"” must have features and targets"_s);
    row("a class too many", "2.0,", "3.0,", u"” must have a class each"_s);
    row("half a class", "2.0,", "0.5,", u"” must have a class each"_s);
    row("not finite", "-2.0", "\"inf\"", u"” must be finite numbers"_s);
    row("a word", "-2.0", "\"two\"", u".features” must be a list of numbers"_s);
    row("a number for a name", "\"length\"", "1", u".featureNames” must be a list of texts"_s);
    row("no list", "[\n          \"kind\"\n        ]", "\"kind\"", u".targetNames” must be a list [ … ]"_s);
}

void SessionFileTest::wrongSamplesAreRefused() {
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    const auto session = sessionFromJson(json);
    QVERIFY(!session);
    QCOMPARE(session.error(), message);
}

void SessionFileTest::savedFileOpensAgain() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a lecture.wengert"_s);
    QCOMPARE(saveSession(path, everything()), std::nullopt);
    const auto again = loadSession(path);
    QVERIFY(again);
    QCOMPARE(*again, everything());
}

void SessionFileTest::failedSaveSaysWhyAndKeepsTheOldFile() {
    const QTemporaryDir folder;
    const QString inNoFolder = folder.filePath(u"none/lost.wengert"_s);
    const std::optional<QString> error = saveSession(inNoFolder, everything());
    QVERIFY(error);
    QVERIFY2(error->contains(u"none/lost.wengert cannot be saved: "_s), qPrintable(*error));
    QVERIFY(!QFile::exists(inNoFolder));
}

void SessionFileTest::wrongFileIsRefusedByName_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const QByteArray good = toJson(everything());
    const auto row = [&](const char* name, const char* from, const char* to, const QString& message) {
        QTest::newRow(name) << changed(good, from, to) << message;
    };
    QTest::newRow("empty") << QByteArray() << u"it ends too early, at line 1, column 1"_s;
    QTest::newRow("not json") << "f = x\n"_ba << u"it is not a Wengert session"_s;
    QTest::newRow("not an object") << "[1, 2]"_ba << u"the file must be a group { … }"_s;
    QTest::newRow("another format") << "{\"format\": \"other\", \"version\": 1, \"document\": {}}"_ba
                                    << u"it is not a Wengert session"_s;
    QTest::newRow("no format") << "{}"_ba << u"“format” is missing"_s;
    QTest::newRow("too large") << QByteArray(maximumSessionFileBytes + 1, ' ') << u"it is larger than 64 MiB"_s;
    row("newer", "\"version\": 1", "\"version\": 2",
        u"it was saved by a newer version of Wengert (file version 2; this program reads 1)"_s);
    row("version 0", "\"version\": 1", "\"version\": 0", u"“version” must be at least 1"_s);
    row("version of wrong type", "\"version\": 1", "\"version\": \"1\"", u"“version” must be a whole number from 0"_s);
    row("no document", "\"document\"", "\"dokument\"", u"“document” is missing"_s);
    row("no text", "\"text\"", "\"test\"", u"“document.text” is missing"_s);
    row("unknown entry", "\"note\"", "\"nose\"", u"“document.nose” is not known to this version"_s);
    row("text of wrong type", "\"text\": \"#", "\"text\": 5, \"note\": \"#", u"“document.text” must be a text"_s);
    row("flag of wrong type", "false", "0", u"“document.shareSubexpressions” must be true or false"_s);
    row("number of wrong type", "0.1", "\"0.1\"", u"“document.inputValues.x” must be a number"_s);
    row("number too large", "0.1", "1e999", u"it holds a number that is too large"_s);
    row("point of one number", "12.5,", "", u"“document.nodePositions.s1” must be two coordinates"_s);
    row("point far away", "12.5,", "1e300,", u"“document.nodePositions.s1” must be two coordinates"_s);
    row("point of no step", "\"s1\"", "\"s0\"", u"“document.nodePositions.s0” must be named s1, s2, …"_s);
    row("negative position", "29", "-1", u"“view.position” must be a whole number from 0"_s);
    row("unknown workspace", "\"train\"", "\"shop\"",
        u"“view.workspace” must be “step” or “train” or “optimize” or “compare” or “practice”"_s);
    row("unknown detail", "\"term\"", "\"atom\"", u"“view.detail” must be “node” or “term”"_s);
    row("unknown level", "\"both\"", "\"none\"", u"“view.levels” must be “vectorized”, “units” or “both”"_s);
    row("unknown choice of training", "\"shuffle\"", "\"shuffled\"",
        u"“document.training.shuffled” is not known to this version"_s);
    row("unknown method",
        "momentum:", "moment:", u"“document.training.method”: unknown method \"moment\"; did you mean \"momentum\"?"_s);
    row("unknown data", "circles:", "circle:",
        u"“document.training.samples”: unknown data set \"circle\"; did you mean \"circles\"?"_s);
    row("unknown loss", "\"squared\"", "\"square\"", u"“document.training.loss”: unknown loss \"square\""_s);
    row("unknown activation", "\"relu\"", "\"rely\"", u"“document.training.activation”: unknown activation \"rely\""_s);
    row("unknown normalization", "\"quantile\"", "\"quantil\"",
        u"“document.training.normalization”: unknown normalization \"quantil\""_s);
    row("layers that are none", "2-5-1", "2",
        u"“document.training.layers”: layers \"2\": expected the units of each layer, inputs first, such as 2-8-8-1"_s);
    row("fraction out of range", "\"validation\": 0.25", "\"validation\": 1.5",
        u"“document.training.validation” must be a number from 0 to 1"_s);
    row("no batch", "\"batch\": 7", "\"batch\": 0", u"“document.training.batch” must be at least 1"_s);
    row("no clipping", "\"clip\": 0.5", "\"clip\": 0", u"“document.training.clip” must be a number above 0"_s);
    row("patience of wrong type", "\"patience\": 4", "\"patience\": \"4\"",
        u"“document.training.stopping.patience” must be a whole number from 0"_s);
    row("unknown stopping rule", "\"patience\"", "\"patient\"",
        u"“document.training.stopping.patient” is not known to this version"_s);
    row("run of wrong type", "\"minibatches\": 40", "\"minibatches\": -1",
        u"“view.training.minibatches” must be a whole number from 0"_s);
    row("unknown part of the update", "\"carried\"", "\"carry\"",
        u"“document.update.carry” is not known to this version"_s);
    row("unknown method of the update", "rmsprop", "rmsdrop",
        u"“document.update.method”: unknown method \"rmsdrop\"; did you mean \"rmsprop\"?"_s);
    row("no such update", "\"number\": 3", "\"number\": 0", u"“document.update.number” must be at least 1"_s);
    for (const char* shape : {"W1 : 0x2", "W1 : 1x", "W1 : 01x2", "W1:1x2", " : 1x2", "W1 : 1x2 ", "W1", "W1 : 1"})
        QTest::newRow(shape) << changed(good, "W1 : 1x2", shape)
                             << u"“document.update.inputs” must be texts such as “W1 : 2x3”"_s;
    row("a state too small", "W1 : 1x2", "W1 : 1x3",
        u"“document.update.state” must be a number for each of the inputs' numbers and of what the method keeps"_s);
    row("unknown part", "\"view\"", "\"vision\"", u"“vision” is not known to this version"_s);
    QTest::newRow("view of wrong type")
        << R"({"format": "wengert", "version": 1, "document": {"text": ""}, "view": 3})"_ba
        << u"“view” must be a group { … }"_s;
}

void SessionFileTest::wrongFileIsRefusedByName() {
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    const auto session = sessionFromJson(json);
    QVERIFY(!session);
    QCOMPARE(session.error(), message);
}

void SessionFileTest::everyTruncationIsRefused() {
    const QByteArray good = toJson(everything());
    QVERIFY(sessionFromJson(good));
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto session = sessionFromJson(good.left(size));
        QVERIFY2(!session, good.left(size).constData());
        QVERIFY(!session.error().isEmpty());
    }
}

void SessionFileTest::flippedBytesNeverCrash() {
    const QByteArray good = toJson(everything());
    std::mt19937 random(1);
    int refused = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bad = good;
        for (std::size_t flips = 1 + random() % 4; flips > 0; --flips)
            bad[qsizetype(random() % std::size_t(bad.size()))] = char(random() % 256);
        const auto session = sessionFromJson(bad);
        if (session) QVERIFY(sessionFromJson(toJson(*session)));
        else QVERIFY(!session.error().isEmpty());
        refused += session ? 0 : 1;
    }
    QVERIFY(refused > 10000);
}

void SessionFileTest::deepNestingIsRefused() {
    const QByteArray deep = QByteArray(1 << 20, '[') + QByteArray(1 << 20, ']');
    QVERIFY(!sessionFromJson(deep));
    const auto session = sessionFromJson("{\"format\": \"wengert\", \"version\": 1, \"document\": " + deep + "}");
    QCOMPARE(session.error(), u"“document” must be a group { … }"_s);
}

void SessionFileTest::unreadableFileSaysWhy() {
    const QTemporaryDir folder;
    QVERIFY(loadSession(folder.filePath(u"none.wengert"_s)).error().startsWith(u"none.wengert cannot be opened: "));
    QVERIFY(!loadSession(folder.path()));
    QFile file(folder.filePath(u"cut.wengert"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n  \"format\"");
    file.close();
    QCOMPARE(loadSession(file.fileName()).error(),
             u"cut.wengert cannot be opened: it ends too early, at line 2, column 11"_s);
}

void SessionFileTest::absentPartsHaveDefaults() {
    const auto session = sessionFromJson(R"({"format": "wengert", "version": 1, "document": {"text": "f = x"}})");
    QVERIFY(session);
    SavedSession expected;
    expected.document.text = u"f = x"_s;
    QCOMPARE(*session, expected);
}

void SessionFileTest::examplesAreAsTheProgramWritesThem() {
    const std::vector<SavedSession> all = examples();
    QCOMPARE(all.size(), std::size_t{35});
    QCOMPARE(all.front().title, u"Three representations"_s);
    for (const SavedSession& example : all) {
        QVERIFY(!example.title.isEmpty());
        QVERIFY(example.document.note.contains(u"Source: "));
    }
    const QDir folder(u":/examples"_s);
    for (const QString& name : folder.entryList()) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes, toJson(*sessionFromJson(bytes)));
    }
}

QTEST_GUILESS_MAIN(SessionFileTest)
#include "session_file_test.moc"
