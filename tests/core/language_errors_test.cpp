// What is wrong with a text: every error with its place, what is underlined, and all of its words.
#include <QTest>

#include "core/language/compile.h"

using namespace wengert;

class LanguageErrorsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void errorSaysWhereAndWhat_data();
    void errorSaysWhereAndWhat();
    void longNamesAreCut();
};

void LanguageErrorsTest::errorSaysWhereAndWhat_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("underlined");
    QTest::newRow("nothing after =")
        << QByteArray("f = ") << "1 : 3  expected a number, a name or \"(\" after \"=\", found the end of the text"
        << QByteArray("=");
    QTest::newRow("nothing after an operator")
        << QByteArray("f = x +") << "1 : 7  expected a number, a name or \"(\" after \"+\", found the end of the text"
        << QByteArray("+");
    QTest::newRow("an operator after an operator")
        << QByteArray("f = x + * y") << "1 : 9  expected a number, a name or \"(\" after \"+\", found \"*\""
        << QByteArray("*");
    QTest::newRow("an operator first") << QByteArray("* y") << "1 : 1  expected a number, a name or \"(\", found \"*\""
                                       << QByteArray("*");
    QTest::newRow("the next statement after an operator")
        << QByteArray("f = x +\ng = 2")
        << "1 : 7  expected a number, a name or \"(\" after \"+\", found the end of the line" << QByteArray("+");
    QTest::newRow("unclosed bracket") << QByteArray("f = (x")
                                      << "1 : 5  the bracket is not closed; expected \")\" before the end of the text"
                                      << QByteArray("(");
    QTest::newRow("unclosed call")
        << QByteArray("f = 2sin(x")
        << "1 : 6  the bracket of \"sin\" is not closed; expected \")\" before the end of the text"
        << QByteArray("sin");
    QTest::newRow("unclosed before the next statement")
        << QByteArray("f = (x*y\ng = 2")
        << "1 : 5  the bracket is not closed; expected \")\" before the end of the line" << QByteArray("(");
    QTest::newRow("semicolon in brackets")
        << QByteArray("f = (x; y)") << "1 : 5  the bracket is not closed; expected \")\" before \";\""
        << QByteArray("(");
    QTest::newRow("closes nothing") << QByteArray("f = x)") << "1 : 6  this \")\" closes no bracket" << QByteArray(")");
    QTest::newRow("empty brackets") << QByteArray("f = 2*()")
                                    << "1 : 7  nothing between the brackets; expected an expression"
                                    << QByteArray("()");
    QTest::newRow("call without arguments")
        << QByteArray("f = sin()") << "1 : 5  sin needs 1 argument, found 0" << QByteArray("sin()");
    QTest::newRow("too few arguments") << QByteArray("atan2(x)") << "1 : 1  atan2 needs 2 arguments, found 1"
                                       << QByteArray("atan2(x)");
    QTest::newRow("too many arguments") << QByteArray("sin(x, y)") << "1 : 1  sin needs 1 argument, found 2"
                                        << QByteArray("sin(x, y)");
    QTest::newRow("condition without branches")
        << QByteArray("if(x < 0, y)") << "1 : 1  if needs 3 arguments, found 2" << QByteArray("if(x < 0, y)");
    QTest::newRow("function without brackets")
        << QByteArray("f = sin x") << "1 : 5  \"sin\" is a function and needs its arguments in brackets: sin(…)"
        << QByteArray("sin");
    QTest::newRow("function as a variable")
        << QByteArray("f = 2*sqrt") << "1 : 7  \"sqrt\" is a function and needs its arguments in brackets: sqrt(…)"
        << QByteArray("sqrt");
    QTest::newRow("power on a function's name")
        << QByteArray("sin^2(x)")
        << "1 : 1  \"sin\" is a function and needs its arguments in brackets before the power: sin(…)^2"
        << QByteArray("sin");
    QTest::newRow("superscript on a function's name")
        << QByteArray("cos²(x)")
        << "1 : 1  \"cos\" is a function and needs its arguments in brackets before the power: cos(…)^2"
        << QByteArray("cos");
    QTest::newRow("misspelt function") << QByteArray("f = 2*sine(x)")
                                       << "1 : 7  unknown function \"sine\"; did you mean \"sin\"?"
                                       << QByteArray("sine");
    QTest::newRow("misspelt function in capitals")
        << QByteArray("TANH(x)") << "1 : 1  unknown function \"TANH\"; did you mean \"tanh\"?" << QByteArray("TANH");
    QTest::newRow("swapped letters") << QByteArray("sgimoid(x)")
                                     << "1 : 1  unknown function \"sgimoid\"; did you mean \"sigmoid\"?"
                                     << QByteArray("sgimoid");
    QTest::newRow("letter too many") << QByteArray("reluu(x)")
                                     << "1 : 1  unknown function \"reluu\"; did you mean \"relu\"?"
                                     << QByteArray("reluu");
    QTest::newRow("nothing near") << QByteArray("quux(x)")
                                  << "1 : 1  unknown function \"quux\"; for a product put \"*\" before the bracket"
                                  << QByteArray("quux");
    QTest::newRow("defined with parameters")
        << QByteArray("g(x) = x^2; f = g(3)")
        << "1 : 17  \"g\" stands for its value and takes no arguments; for a product put \"*\" before the bracket"
        << QByteArray("g");
    QTest::newRow("array function as a name")
        << QByteArray("softmax = 2") << "1 : 1  \"softmax\" is a function; choose another name"
        << QByteArray("softmax");
    QTest::newRow("three arguments to max")
        << QByteArray("f = max(x, y, z)") << "1 : 5  max needs 1 or 2 arguments, found 3" << QByteArray("max(x, y, z)");
    QTest::newRow("max of nothing") << QByteArray("max()") << "1 : 1  max needs 1 or 2 arguments, found 0"
                                    << QByteArray("max()");
    QTest::newRow("a shorter row") << QByteArray("x = [1, 2; 3]")
                                   << "1 : 12  this row has 1 cell, the ones above have 2" << QByteArray("3");
    QTest::newRow("a longer row") << QByteArray("x = [1; 2, a; 3]")
                                  << "1 : 9  this row has 2 cells, the ones above have 1" << QByteArray("2, a");
    QTest::newRow("empty array") << QByteArray("x = []") << "1 : 5  an array needs at least one cell"
                                 << QByteArray("[]");
    QTest::newRow("empty cell") << QByteArray("x = [1,,2]")
                                << "1 : 8  expected a number, a name or \"(\" after \",\", found \",\""
                                << QByteArray(",");
    QTest::newRow("empty row") << QByteArray("x = [1;]")
                               << "1 : 8  expected a number, a name or \"(\" after \";\", found \"]\""
                               << QByteArray("]");
    QTest::newRow("an array in an array")
        << QByteArray("x = [[1, 2], [3, 4]]")
        << "1 : 6  an array in an array; rows are separated by \";\", as in [1, 2; 3, 4]" << QByteArray("[");
    QTest::newRow("an array of arrays") << QByteArray("x = [1; 2]; [3, x]")
                                        << "1 : 17  a cell of an array is one number; x is 2×1" << QByteArray("x");
    QTest::newRow("cells without a comma")
        << QByteArray("x = [1 2]") << "1 : 8  expected \",\" between cells or \";\" between rows, found \"2\""
        << QByteArray("2");
    QTest::newRow("unclosed array") << QByteArray("x = [1, 2")
                                    << "1 : 5  the bracket is not closed; expected \"]\" before the end of the text"
                                    << QByteArray("[");
    QTest::newRow("unclosed array before the next statement")
        << QByteArray("x = [1, 2\ny = 3")
        << "1 : 5  the bracket is not closed; expected \"]\" before the end of the line" << QByteArray("[");
    QTest::newRow("unclosed after an operator in an array")
        << QByteArray("x = [1 + ;2]") << "1 : 8  expected a number, a name or \"(\" after \"+\", found \";\""
        << QByteArray("+");
    QTest::newRow("round bracket for a square one")
        << QByteArray("x = [1, 2)") << "1 : 10  expected \"]\", found \")\"" << QByteArray(")");
    QTest::newRow("square bracket for a round one")
        << QByteArray("x = (1]") << "1 : 7  expected \")\", found \"]\"" << QByteArray("]");
    QTest::newRow("square bracket closes nothing")
        << QByteArray("x = 1]") << "1 : 6  this \"]\" closes no bracket" << QByteArray("]");
    QTest::newRow("an index")
        << QByteArray("x = [1; 2]; x[1]")
        << "1 : 14  an array begins here; for a product write \"*\" before it (cells have no index)" << QByteArray("[");
    QTest::newRow("inner shapes of a product")
        << QByteArray("W = [1, 2; 3, 4; 5, 6]; x = [1; 2; 3]; f = W*x")
        << "1 : 44  W*x: 3×2 times 3×1; with the first transposed (') they fit" << QByteArray("W*x");
    QTest::newRow("second factor lies") << QByteArray("W : 3x2; x : 1x2; f = W@x")
                                        << "1 : 23  W@x: 3×2 times 1×2; with the second transposed (') they fit"
                                        << QByteArray("W@x");
    QTest::newRow("product of equal shapes")
        << QByteArray("a = [1; 2]; a*a") << "1 : 13  a*a: 2×1 times 2×1; for the product cell by cell write \".*\""
        << QByteArray("a*a");
    QTest::newRow("product of nothing that fits")
        << QByteArray("W : 3x2; V : 4x5; W*V")
        << "1 : 19  W*V: 3×2 times 4×5; the first needs as many columns as the second has rows" << QByteArray("W*V");
    QTest::newRow("matrix product with a scalar")
        << QByteArray("x : 3x1; y@x") << "1 : 10  y@x: 1×1 times 3×1; a number times an array is \"*\""
        << QByteArray("y@x");
    QTest::newRow("sum of unequal shapes") << QByteArray("W : 3x2; x : 2x1; f = 2*(W + x)")
                                           << "1 : 26  W + x: 3×2 and 2×1 do not fit; they must be equal, or one a "
                                              "scalar, or a column as high as the matrix"
                                           << QByteArray("W + x");
    QTest::newRow("product cell by cell of unequal shapes")
        << QByteArray("a : 3x1; b : 1x3; a.*b")
        << "1 : 19  a.*b: 3×1 and 1×3 do not fit; they must be equal, or one a scalar, or a column as high as the "
           "matrix"
        << QByteArray("a.*b");
    QTest::newRow("array over array") << QByteArray("a : 3x1; a/a")
                                      << "1 : 10  a/a: 3×1 divided by 3×1; to divide cell by cell write \"./\""
                                      << QByteArray("a/a");
    QTest::newRow("dot of unequal shapes")
        << QByteArray("a : 3x1; b : 4x1; dot(a, b)") << "1 : 19  dot(a, b): dot needs equal shapes: 3×1 and 4×1"
        << QByteArray("dot(a, b)");
    QTest::newRow("long operands are cut")
        << QByteArray("a : 3x1; b : 4x1; f = (a + 2*sin(a) - exp(a)*sum(a^2))*(b + cos(b) + 1)")
        << "1 : 23  (a + 2*sin(a) - exp(a…) * (b + cos(b) + 1): 3×1 times 4×1; with the second transposed (') they fit"
        << QByteArray("(a + 2*sin(a) - exp(a)*sum(a^2))*(b + cos(b) + 1)");
    QTest::newRow("no shape") << QByteArray("W : 8") << "1 : 5  expected a shape, as in W : 8x2, found \"8\""
                              << QByteArray("8");
    QTest::newRow("shape without a number")
        << QByteArray("W : 8xn") << "1 : 5  expected a shape, as in W : 8x2, found \"8\"" << QByteArray("8");
    QTest::newRow("shape without rows") << QByteArray("W : 0x3")
                                        << "1 : 5  an array needs at least one row and one column" << QByteArray("0x3");
    QTest::newRow("shape and numbers") << QByteArray("W : 1x2 = [3, 4]")
                                       << "1 : 9  expected the end of the statement after the shape, found \"=\"; "
                                          "numbers have their shape without it: "
                                          "W = [1, 2; 3, 4]"
                                       << QByteArray("=");
    QTest::newRow("numbers after the shape")
        << QByteArray("W : 1x2; W = [3, 4]")
        << "1 : 10  the shape of \"W\" is declared on line 1; its numbers have a shape, so leave that out"
        << QByteArray("W");
    QTest::newRow("shape after the numbers")
        << QByteArray("W = [3, 4]; W : 1x2")
        << "1 : 13  \"W\" is assigned already on line 1; its numbers have a shape, so leave this out"
        << QByteArray("W");
    QTest::newRow("shape twice") << QByteArray("W : 1x2; W : 1x2")
                                 << "1 : 10  the shape of \"W\" is declared already on line 1" << QByteArray("W");
    QTest::newRow("shape of a result")
        << QByteArray("z = 2x; z : 1x1")
        << "1 : 9  \"z\" is assigned already on line 1; only inputs are declared with a shape" << QByteArray("z");
    QTest::newRow("result with a declared shape")
        << QByteArray("z : 1x1; z = 2x")
        << "1 : 10  the shape of \"z\" is declared on line 1, so it is an input; choose another name"
        << QByteArray("z");
    QTest::newRow("shape of a function") << QByteArray("sin : 2x2")
                                         << "1 : 1  \"sin\" is a function; choose another name" << QByteArray("sin");
    QTest::newRow("colon and equals") << QByteArray("x := 2")
                                      << "1 : 3  unexpected \":\"; a statement is name = expression" << QByteArray(":");
    QTest::newRow("chained comparison") << QByteArray("a < b < c")
                                        << "1 : 7  comparisons do not chain; write (a < b)*(b < c)" << QByteArray("<");
    QTest::newRow("chained equality") << QByteArray("a == b != c")
                                      << "1 : 8  comparisons do not chain; write (a < b)*(b < c)" << QByteArray("!=");
    QTest::newRow("comparison of a sum chains too")
        << QByteArray("0 < x + 1 <= 2") << "1 : 11  comparisons do not chain; write (a < b)*(b < c)"
        << QByteArray("<=");
    QTest::newRow("its own definition")
        << QByteArray("x = x + 1") << "1 : 5  \"x\" is used in its own definition; choose another name for the result"
        << QByteArray("x");
    QTest::newRow("its own definition by a continued line")
        << QByteArray("x = 2\n- x")
        << "2 : 3  \"x\" is used in its own definition: this line continues the one above; end that one with \";\""
        << QByteArray("x");
    QTest::newRow("used before its assignment")
        << QByteArray("g = h + 1\nh = 2*x")
        << "1 : 5  \"h\" is used before it is assigned on line 2; move that statement up" << QByteArray("h");
    QTest::newRow("assigned twice") << QByteArray("x = 1\ny = 2\n  x = 3")
                                    << "3 : 3  \"x\" is assigned already on line 1; choose another name"
                                    << QByteArray("x");
    QTest::newRow("literal assigned again")
        << QByteArray("x = 2; x = y") << "1 : 8  \"x\" is assigned already on line 1; choose another name"
        << QByteArray("x");
    QTest::newRow("constant assigned") << QByteArray("pi = 3") << "1 : 1  \"pi\" is a constant; choose another name"
                                       << QByteArray("pi");
    QTest::newRow("constant e assigned") << QByteArray("e = 3") << "1 : 1  \"e\" is a constant; choose another name"
                                         << QByteArray("e");
    QTest::newRow("function assigned") << QByteArray("sin = 2") << "1 : 1  \"sin\" is a function; choose another name"
                                       << QByteArray("sin");
    QTest::newRow("function with a header")
        << QByteArray("sin(x) = x") << "1 : 1  \"sin\" is a function; choose another name" << QByteArray("sin");
    QTest::newRow("parameter twice") << QByteArray("f(x, x) = x") << "1 : 6  parameter \"x\" is there twice"
                                     << QByteArray("x");
    QTest::newRow("function as parameter")
        << QByteArray("f(x, sin) = x") << "1 : 6  \"sin\" is a function; choose another name" << QByteArray("sin");
    QTest::newRow("constant as parameter")
        << QByteArray("f(x, e) = x") << "1 : 6  \"e\" is a constant; choose another name" << QByteArray("e");
    QTest::newRow("expression as parameter")
        << QByteArray("f(x + 1) = x") << "1 : 5  expected \",\" or \")\" after the parameter, found \"+\""
        << QByteArray("+");
    QTest::newRow("no parameters") << QByteArray("f() = 3") << "1 : 3  expected a parameter's name, found \")\""
                                   << QByteArray(")");
    QTest::newRow("parameters without a comma")
        << QByteArray("f(x y) = x") << "1 : 5  expected \",\" or \")\" after the parameter, found \"y\""
        << QByteArray("y");
    QTest::newRow("parameter is assigned")
        << QByteArray("f(g) = 2*g; g = 3*x") << "1 : 3  the parameter \"g\" is assigned on line 1, so it is no input"
        << QByteArray("g");
    QTest::newRow("two names") << QByteArray("f = x y")
                               << "1 : 7  expected an operator between \"x\" and \"y\"; for a product write \"*\""
                               << QByteArray("y");
    QTest::newRow("name and number") << QByteArray("f = x 2")
                                     << "1 : 7  expected an operator between \"x\" and \"2\"; for a product write \"*\""
                                     << QByteArray("2");
    QTest::newRow("two numbers") << QByteArray("f = 2 3")
                                 << "1 : 7  expected an operator between \"2\" and \"3\"; for a product write \"*\""
                                 << QByteArray("3");
    QTest::newRow("bracket and number")
        << QByteArray("f = (x) 2") << "1 : 9  expected an operator between \")\" and \"2\"; for a product write \"*\""
        << QByteArray("2");
    QTest::newRow("two points") << QByteArray("x = 1.2.3")
                                << "1 : 8  expected an operator between \"1.2\" and \".3\"; for a product write \"*\""
                                << QByteArray(".3");
    QTest::newRow("decimal comma") << QByteArray("x = 1,5")
                                   << "1 : 6  unexpected \",\"; it stands between a function's arguments (statements "
                                      "end with \";\", decimals have a point)"
                                   << QByteArray(",");
    QTest::newRow("number too large")
        << QByteArray("x = 1e999") << "1 : 5  the number \"1e999\" is out of range; numbers go from 5e-324 to 1.8e308"
        << QByteArray("1e999");
    QTest::newRow("number too small")
        << QByteArray("x = 1e-999") << "1 : 5  the number \"1e-999\" is out of range; numbers go from 5e-324 to 1.8e308"
        << QByteArray("1e-999");
    QTest::newRow("superscript without digits")
        << QByteArray("f = x⁻") << "1 : 6  the superscript \"⁻\" is no whole number within range" << QByteArray("⁻");
    QTest::newRow("unknown character") << QByteArray("f = x $ y") << "1 : 7  unexpected character \"$\""
                                       << QByteArray("$");
    QTest::newRow("ampersand") << QByteArray("f = x & y")
                               << "1 : 7  unexpected character \"&\"; both conditions: multiply them"
                               << QByteArray("&");
    QTest::newRow("root sign") << QByteArray("f = √x") << "1 : 5  unexpected character \"√\"; write sqrt(…)"
                               << QByteArray("√");
    QTest::newRow("braces") << QByteArray("f = {x}") << "1 : 5  unexpected character \"{\"; group with round brackets"
                            << QByteArray("{");
    QTest::newRow("exclamation mark") << QByteArray("!x") << "1 : 1  unexpected character \"!\"; \"!=\" means not equal"
                                      << QByteArray("!");
    QTest::newRow("en dash") << QByteArray("f = x – y") << "1 : 7  unexpected character \"–\"; a minus sign is \"-\""
                             << QByteArray("–");
    QTest::newRow("quotation mark") << QByteArray("f = \"x\"") << "1 : 5  unexpected character \"\"\""
                                    << QByteArray("\"");
    QTest::newRow("prime") << QByteArray("f = x′")
                           << "1 : 6  unexpected character \"′\"; names have no prime; use a digit or _"
                           << QByteArray("′");
    QTest::newRow("not UTF-8") << QByteArray("f = x\377") << "1 : 6  this byte is not UTF-8 text" << QByteArray("\377");
    QTest::newRow("overlong UTF-8") << QByteArray("f = \300\257") << "1 : 5  this byte is not UTF-8 text"
                                    << QByteArray("\300");
    QTest::newRow("control character") << QByteArray("f = x\001") << "1 : 6  unexpected control character U+0001"
                                       << QByteArray("\001");
    QTest::newRow("mark without a letter")
        << QByteArray("\u0302x") << "1 : 1  unexpected U+0302; it belongs after a letter" << QByteArray("\u0302");
    QTest::newRow("index without a letter")
        << QByteArray("₁ + x") << "1 : 1  unexpected U+2081; it belongs after a letter" << QByteArray("₁");
    QTest::newRow("bare expression in the middle")
        << QByteArray("x*y; z = 2")
        << "1 : 1  only the last statement may stand without a name; write name = expression" << QByteArray("x*y");
    QTest::newRow("number assigned")
        << QByteArray("2 = x")
        << "1 : 3  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("expression assigned")
        << QByteArray("x + 1 = y")
        << "1 : 7  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("two assignments")
        << QByteArray("f = x = 2")
        << "1 : 7  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("assignment in brackets")
        << QByteArray("f = (x = 2)")
        << "1 : 8  unexpected \"=\"; a statement is name = expression, and to compare write \"==\"" << QByteArray("=");
    QTest::newRow("plus sign") << QByteArray("f = 2*+x")
                               << "1 : 7  expected a number, a name or \"(\" before \"+\"; a plus sign is not needed"
                               << QByteArray("+");
    QTest::newRow("plus sign first")
        << QByteArray("+x") << "1 : 1  expected a number, a name or \"(\" before \"+\"; a plus sign is not needed"
        << QByteArray("+");
    QTest::newRow("colon") << QByteArray("f = x : 2")
                           << "1 : 7  expected an operator or the end of the statement, found \":\"" << QByteArray(":");
    QTest::newRow("comma outside a call") << QByteArray("f = (x, y)")
                                          << "1 : 7  unexpected \",\"; it stands between a function's arguments "
                                             "(statements end with \";\", decimals have a point)"
                                          << QByteArray(",");
    QTest::newRow("characters are counted, not bytes")
        << QByteArray("θ\u0302 = ŷ*ψ*sinn(ŷ)") << "1 : 10  unknown function \"sinn\"; did you mean \"sin\"?"
        << QByteArray("sinn");
    QTest::newRow("line is counted") << QByteArray("# one\n\n\nf = \n\n  x ? y") << "6 : 5  unexpected character \"?\""
                                     << QByteArray("?");
    QTest::newRow("column after a tab")
        << QByteArray("f = x\n\tg = y z")
        << "2 : 8  expected an operator between \"y\" and \"z\"; for a product write \"*\"" << QByteArray("z");
}

void LanguageErrorsTest::errorSaysWhereAndWhat() {
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    QFETCH(QByteArray, underlined);
    const auto result = compile(text.toStdString());
    QVERIFY(!result);
    const Diagnostic& error = result.error();
    QCOMPARE(QString::fromStdString(toText(error)), message);
    QCOMPARE(text.mid(error.span.begin, error.span.end - error.span.begin), underlined);
}

void LanguageErrorsTest::longNamesAreCut() {
    const std::string begin(59, 'x');
    const std::string name = begin + "θ" + std::string(100'000, 'y');  // the cut would split the θ
    const QString shown = u'"' + QString::fromStdString(begin) + u"…\""_qs;
    const auto message = [](const std::string& text) { return QString::fromStdString(compile(text).error().message); };
    QCOMPARE(message(name + " = 2; " + name + " = 3"),
             shown + u" is assigned already on line 1; choose another name"_qs);
    QCOMPARE(message(name + "(x)"),
             u"unknown function "_qs + shown + u"; for a product put \"*\" before the bracket"_qs);
    QCOMPARE(message(name + " = " + name + " + 1"),
             shown + u" is used in its own definition; choose another name for the result"_qs);
}

QTEST_APPLESS_MAIN(LanguageErrorsTest)
#include "language_errors_test.moc"
