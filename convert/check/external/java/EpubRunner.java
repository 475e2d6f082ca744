import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
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
import java.util.Locale;

/**
 * Keeps epubcheck awake: each line "file:URI" of standard input gets one line of JSON, {"messages": [...]} or {"fault": "..."}.
 */
public final class EpubRunner {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // whatever the library prints must not mix with the answers
    Locale.setDefault(Locale.ENGLISH);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(JSON.writeValueAsString(answer(line)));
    }
  }

  private static ObjectNode answer(String uri) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      Collector collector = new Collector();
      new EpubCheck(Path.of(URI.create(uri)).toFile(), collector).doValidate();
      answer.set("messages", collector.messages);
    } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
      answer.put("fault", fault.toString());
    }
    return answer;
  }

  private static final class Collector extends MasterReport {
    private final ArrayNode messages = JSON.createArrayNode();

    @Override
    public void message(Message message, EPUBLocation location, Object... arguments) {
      if (message.getSeverity() == Severity.SUPPRESSED) {
        return;
      }
      ObjectNode entry = messages.addObject();
      entry.put("severity", message.getSeverity().toString());
      entry.put("id", message.getID().toString());
      entry.put("message", message.getMessage(arguments));
      entry.put("where", location == null ? "" : place(location));
    }

    private static String place(EPUBLocation location) {
      return location.getLine() < 1 ? location.getPath() : location.getPath() + ":" + location.getLine() + ":" + location.getColumn();
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}
