import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Keeps veraPDF awake: each line "FLAVOUR file:URI" of standard input gets one line of JSON, {"compliant": bool, "failures": [...]} or {"fault": "..."}.
 */
public final class VeraRunner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NO_LIMIT = -1;

  public static void main(String[] args) throws Exception {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // whatever the library prints must not mix with the answers
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(JSON.writeValueAsString(answer(line)));
    }
  }

  private static ObjectNode answer(String request) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      String[] parts = request.split(" ", 2);
      judge(flavour(parts[0]), Path.of(URI.create(parts[1])), answer);
    } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
      answer.put("fault", fault.toString());
    }
    return answer;
  }

  private static PDFAFlavour flavour(String name) {
    PDFAFlavour flavour = PDFAFlavour.fromString(name);
    if (flavour == PDFAFlavour.NO_FLAVOUR) { // what veraPDF makes of a name that it does not know
      throw new IllegalArgumentException("no such flavour: " + name);
    }
    return flavour;
  }

  private static void judge(PDFAFlavour flavour, Path file, ObjectNode answer) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, NO_LIMIT, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      Map<RuleId, List<TestAssertion>> byRule = result.getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .collect(Collectors.groupingBy(TestAssertion::getRuleId, LinkedHashMap::new, Collectors.toList()));
      answer.put("compliant", result.isCompliant());
      ArrayNode failures = answer.putArray("failures");
      byRule.forEach((rule, places) -> failures.add(failure(rule, places)));
    }
  }

  private static ObjectNode failure(RuleId rule, List<TestAssertion> places) {
    TestAssertion first = places.get(0);
    ObjectNode failure = JSON.createObjectNode();
    failure.put("specification", rule.getSpecification().getId());
    failure.put("clause", rule.getClause());
    failure.put("test", rule.getTestNumber());
    failure.put("places", places.size());
    failure.put("message", first.getErrorMessage() == null ? first.getMessage() : first.getErrorMessage());
    failure.put("where", first.getLocation() == null ? "" : first.getLocation().getContext());
    return failure;
  }
}
