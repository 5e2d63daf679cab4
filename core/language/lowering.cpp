#include "core/language/lowering.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/language/products.h"
#include "core/language/shape_error.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

// An operation and what it is applied to, for finding it again. The shape tells [a, b] from [a; b].
struct Application {
    OpId op{};
    Shape shape;
    std::span<const Argument> arguments;
};

// Finds steps by what they do; a step's own application is read from the builder.
struct SameApplication {
    using is_transparent = void;
    const ProgramBuilder* builder;

    Application of(StepId id) const { return {builder->step(id).op, builder->step(id).shape, builder->arguments(id)}; }
    Application of(const Application& application) const { return application; }

    std::size_t operator()(const auto& step) const {  // as a hash
        const Application a = of(step);
        std::uint64_t hash = index(a.op) + (std::uint64_t{a.shape.columns} << 32);
        for (const Argument& argument : a.arguments)
            hash = (hash ^ keyOf(argument)) * 0x9E3779B97F4A7C15u + (hash >> 29);
        return hash ^ (hash >> 32);
    }
    bool operator()(const auto& p, const auto& q) const {  // as equality
        const Application a = of(p);
        const Application b = of(q);
        return a.op == b.op && a.shape == b.shape && std::ranges::equal(a.arguments, b.arguments);
    }

    // One word per argument.
    static std::uint32_t keyOf(const Argument& argument) {
        return argument.isStep() ? 2 * static_cast<std::uint32_t>(argument.step()) + 1
                                 : 2 * static_cast<std::uint32_t>(argument.constant()) + 2;
    }
};

struct Variable {
    std::optional<std::size_t> statement;  // that assigns it
    std::optional<StepId> step;            // once it is known
};

class Lowering {
 public:
    Lowering(std::string_view text, Syntax syntax, const CompileOptions& options)
        : m_text(text), m_syntax(std::move(syntax)), m_options(options), m_ofName(m_syntax.names.size()) {}

    Result<Compilation> run() {
        if (!collectAssignments() || !declareInputs() || !appendSteps()) return *m_error;
        Compilation result;
        result.meaning = std::move(m_meaning);
        if (!m_syntax.statements.empty()) {
            const std::optional<std::string> output = chooseOutput();
            if (!output) return *m_error;
            result.program = m_builder.build(*m_variables.at(*output).step, *output);
        }
        result.syntax = std::move(m_syntax);
        return result;
    }

 private:
    bool fail(SourceSpan span, std::string message) {
        m_error = makeDiagnostic(m_text, span, std::move(message));
        return false;
    }

    SourceSpan placeOf(const Statement& statement) const { return statement.nameSpan.value_or(statement.span); }
    std::string lineOfStatement(std::size_t i) const {
        return "line " + std::to_string(lineOf(m_text, m_syntax.statements[i].span.begin));
    }
    bool isLiteral(const Variable& variable) const {
        return variable.statement && m_syntax.statements[*variable.statement].isLiteral;
    }
    Variable& variableOf(const SyntaxNode& name) {
        Variable*& known = m_ofName[name.name];
        if (!known) known = &m_variables[m_syntax.names[name.name]];
        return *known;
    }
    std::size_t firstNodeOf(std::size_t statement) const {
        return statement == 0 ? 0 : index(m_syntax.statements[statement - 1].root) + 1;
    }

    bool collectAssignments() {
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            Variable& variable = m_variables[statement.name];
            if (variable.statement) return failAssignedTwice(statement, *variable.statement);
            variable.statement = i;
        }
        return true;
    }

    bool isDeclaration(const Statement& statement) const {
        return m_syntax.nodes[index(statement.root)].kind == SyntaxKind::Shape;
    }

    bool failAssignedTwice(const Statement& statement, std::size_t before) {
        const Statement& first = m_syntax.statements[before];
        const std::string already = quoted(statement.name) + " is assigned already on " + lineOfStatement(before);
        if (isDeclaration(statement) && isDeclaration(first))
            return fail(placeOf(statement), "the shape of " + quoted(statement.name) + " is declared already on " +
                                                lineOfStatement(before));
        if (isDeclaration(statement))
            return fail(placeOf(statement), already + (first.isLiteral ? "; its numbers have a shape, so leave this out"
                                                                       : "; only inputs are declared with a shape"));
        if (isDeclaration(first))
            return fail(placeOf(statement), "the shape of " + quoted(statement.name) + " is declared on " +
                                                lineOfStatement(before) +
                                                (statement.isLiteral ? "; its numbers have a shape, so leave that out"
                                                                     : ", so it is an input; choose another name"));
        return fail(placeOf(statement), already + "; choose another name");
    }

    // ---- inputs

    bool declareInputs() {
        for (const Statement& statement : m_syntax.statements)
            if (!declareParameters(statement)) return false;
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            if (statement.isLiteral && !declareInput(statement.name, placeOf(statement))) return false;
            for (std::size_t n = firstNodeOf(i); n <= index(statement.root); ++n) {
                const SyntaxNode& node = m_syntax.nodes[n];
                if (node.kind != SyntaxKind::Name) continue;
                const Variable& variable = variableOf(node);
                if (variable.statement && !isLiteral(variable)) continue;
                if (!declareInput(m_syntax.names[node.name], node.span)) return false;
            }
        }
        return true;
    }

    bool declareParameters(const Statement& statement) {
        for (const Parameter& parameter : statement.parameters) {
            const Variable& variable = m_variables[parameter.name];
            if (variable.statement && !isLiteral(variable))
                return fail(parameter.span, "the parameter " + quoted(parameter.name) + " is assigned on " +
                                                lineOfStatement(*variable.statement) + ", so it is no input");
            if (!declareInput(parameter.name, parameter.span)) return false;
        }
        return true;
    }

    bool declareInput(const std::string& name, SourceSpan span) {
        Variable& variable = m_variables[name];
        if (variable.step) return true;
        Shape shape;
        Input input{.name = name, .value = {1}, .literal = {}};
        if (variable.statement) {
            const SyntaxNode& literal = m_syntax.nodes[index(m_syntax.statements[*variable.statement].root)];
            shape = literal.shape;
            if (!hasRoom(shape, span)) return false;
            if (literal.kind == SyntaxKind::Shape) input.value.assign(shape.size(), 1);
            else input.value = numbersOf(literal);
            input.literal = literal.span;
        }
        if (!hasRoom(shape, span)) return false;
        variable.step = m_builder.input(opId<InputOp>(), shape, std::move(input), span);
        return true;
    }

    // Of a literal, row by row.
    std::vector<double> numbersOf(const SyntaxNode& literal) const {
        if (literal.kind == SyntaxKind::Number) return {literal.number};
        std::vector<double> numbers;
        numbers.reserve(literal.childCount);
        for (NodeId cell : m_syntax.childrenOf(literal)) numbers.push_back(m_syntax.nodes[index(cell)].number);
        return numbers;
    }

    // ---- steps

    bool hasRoom(Shape shape, SourceSpan span) {
        if (m_builder.stepCount() >= ProgramBuilder::maximumSteps)
            return fail(span, "the program needs more than 1,000,000 steps");
        return hasRoomForNumbers(shape, span);
    }

    bool hasRoomForNumbers(Shape shape, SourceSpan span) {
        return m_builder.numberCount() + shape.size() <= ProgramBuilder::maximumNumbers ||
               fail(span, "with these " + shapeText(shape) + " numbers all arrays together have more than 50,000,000");
    }

    bool appendSteps() {
        m_meaning.reserve(m_syntax.nodes.size());
        for (std::size_t i = 0; i < m_syntax.statements.size(); ++i) {
            const Statement& statement = m_syntax.statements[i];
            Variable& variable = m_variables[statement.name];
            if (statement.isLiteral) {
                m_meaning.resize(index(statement.root) + 1, *variable.step);
                continue;
            }
            for (std::size_t n = firstNodeOf(i); n <= index(statement.root); ++n)
                if (!lowerNode(m_syntax.nodes[n], i)) return false;
            variable.step = m_meaning.back().step();
            m_builder.name(*variable.step, statement.name);
        }
        return true;
    }

    bool lowerNode(const SyntaxNode& node, std::size_t statement) {
        switch (node.kind) {
            case SyntaxKind::Number:
                m_meaning.push_back(node.isCell ? Argument(StepId{}) : constant(node.number));
                return true;
            case SyntaxKind::Name: return lowerName(node, statement);
            case SyntaxKind::Apply: return lowerApply(node);
            case SyntaxKind::Array: return m_syntax.isArrayOfNumbers(node) ? lowerNumbers(node) : lowerStack(node);
            case SyntaxKind::Shape: break;  // a statement of its own, a literal
        }
        return false;
    }

    bool lowerName(const SyntaxNode& node, std::size_t statement) {
        const Variable& variable = variableOf(node);
        if (variable.step) {
            m_meaning.push_back(*variable.step);
            return true;
        }
        const std::string name = quoted(m_syntax.names[node.name]);
        if (*variable.statement != statement)
            return fail(node.span, name + " is used before it is assigned on " + lineOfStatement(*variable.statement) +
                                       "; move that statement up");
        const SourceSpan begin = m_syntax.statements[statement].span;
        const bool isOtherLine = lineOf(m_text, begin.begin) != lineOf(m_text, node.span.begin);
        return fail(node.span, name + " is used in its own definition" +
                                   (isOtherLine ? ": this line continues the one above; end that one with \";\""
                                                : "; choose another name for the result"));
    }

    // An array of numbers is a constant; its cells are parts of it.
    bool lowerNumbers(const SyntaxNode& node) {
        const std::vector<double> numbers = numbersOf(node);
        const std::optional<ConstantId> array = constant(node.shape, numbers, node.span);
        if (!array) return false;
        for (NodeId cell : m_syntax.childrenOf(node)) m_meaning[index(cell)] = *array;
        m_meaning.push_back(*array);
        return true;
    }

    bool lowerStack(const SyntaxNode& node) {
        if (node.childCount > ProgramBuilder::maximumArguments)
            return fail(node.span, "an array of expressions has at most 65,535 cells; this one has " +
                                       std::to_string(node.childCount));
        std::vector<Argument> cells;
        for (NodeId cell : m_syntax.childrenOf(node)) {
            cells.push_back(m_meaning[index(cell)]);
            const SyntaxNode& written = m_syntax.nodes[index(cell)];
            if (const Shape shape = m_builder.shape(cells.back()); !shape.isScalar())
                return fail(written.span, "a cell of an array is one number; " + shortSource(m_text, written.span) +
                                              " is " + shapeText(shape));
        }
        return appendStep(opId<Stack>(), cells, node.shape, node.span);
    }

    // A square by its constant exponent is the op of its own, a scalar's transpose the scalar.
    bool lowerApply(const SyntaxNode& node) {
        std::array<Argument, maximumArity> all{StepId{}, StepId{}, StepId{}};
        const auto children = m_syntax.childrenOf(node);
        std::ranges::transform(children, all.begin(), [&](NodeId child) { return m_meaning[index(child)]; });
        std::span<const Argument> arguments = std::span(all).first(children.size());
        const auto isScalar = [&](const Argument& argument) { return m_builder.shape(argument).isScalar(); };
        if (node.op == opId<Transpose>() && isScalar(arguments[0])) {
            m_meaning.push_back(arguments[0]);
            return true;
        }
        OpId id = node.op;
        if (id == opId<Power>() && !arguments[1].isStep() && isScalar(arguments[1]) &&
            m_builder.constantValue(arguments[1].constant()) == 2) {
            id = opId<Square>();
            arguments = arguments.first(1);
        } else if (arguments.size() == 2) {
            id = meantProduct(id, isScalar(arguments[0]), isScalar(arguments[1]));
        }
        std::array<Shape, maximumArity> shapes;
        std::ranges::transform(arguments, shapes.begin(), [&](const Argument& a) { return m_builder.shape(a); });
        const std::span<const Shape> given = std::span(shapes).first(arguments.size());
        const ShapeResult result = op(id).shape(given);
        if (!result.isValid() || isQuotientOfArrays(id, given))
            return fail(node.span, shapeError(m_text, m_syntax, node, id, given));
        return appendStep(id, arguments, result.shape, node.span);
    }

    bool appendStep(OpId id, std::span<const Argument> arguments, Shape shape, SourceSpan span) {
        if (m_options.shareSubexpressions)
            if (const auto found = m_known.find(Application{id, shape, arguments}); found != m_known.end()) {
                m_meaning.push_back(*found);
                return true;
            }
        if (!hasRoom(shape, span)) return false;
        const StepId step = m_builder.append(id, arguments, shape, span);
        if (m_options.shareSubexpressions) m_known.insert(step);
        m_meaning.push_back(step);
        return true;
    }

    // Equal constants are one.
    ConstantId constant(double number) {
        const auto [found, isNew] = m_constants.try_emplace(std::bit_cast<std::uint64_t>(number));
        if (isNew) found->second = m_builder.constant(number);
        return found->second;
    }

    std::optional<ConstantId> constant(Shape shape, std::span<const double> numbers, SourceSpan span) {
        std::string key(numbers.size_bytes(), '\0');
        std::memcpy(key.data(), numbers.data(), numbers.size_bytes());
        key += std::to_string(shape.columns);
        const auto [found, isNew] = m_constantArrays.try_emplace(std::move(key));
        if (isNew && !hasRoomForNumbers(shape, span)) return std::nullopt;
        if (isNew) found->second = m_builder.constant(shape, numbers);
        return found->second;
    }

    // ---- output

    std::optional<std::string> chooseOutput() {
        if (!m_options.output.empty()) return findOutput(m_options.output);
        const auto& statements = m_syntax.statements;
        for (std::size_t i = statements.size(); i > 0; --i)
            if (!statements[i - 1].isLiteral) return statements[i - 1].name;
        return statements.back().name;
    }

    std::optional<std::string> findOutput(const std::string& name) {
        const auto found = m_variables.find(name);
        if (found != m_variables.end() && found->second.step) return name;
        std::vector<std::string_view> known;
        for (const Statement& statement : m_syntax.statements) known.emplace_back(statement.name);
        fail({}, "the output " + quoted(name) + " is not among the program's names" + didYouMean(name, known));
        return std::nullopt;
    }

    std::string_view m_text;
    Syntax m_syntax;
    const CompileOptions& m_options;
    ProgramBuilder m_builder;
    std::unordered_map<std::string_view, Variable> m_variables;
    std::vector<Variable*> m_ofName;  // by index into Syntax::names
    std::unordered_set<StepId, SameApplication, SameApplication> m_known{0, SameApplication{&m_builder},
                                                                         SameApplication{&m_builder}};
    std::unordered_map<std::uint64_t, ConstantId> m_constants;
    std::unordered_map<std::string, ConstantId> m_constantArrays;  // by their bytes and columns
    std::vector<Argument> m_meaning;
    std::optional<Diagnostic> m_error;
};

}  // namespace

Result<Compilation> lower(std::string_view text, Syntax syntax, const CompileOptions& options) {
    return Lowering(text, std::move(syntax), options).run();
}

}  // namespace wengert
