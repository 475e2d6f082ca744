import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nu.validator.client.EmbeddedValidator;

/**
 * Keeps the Nu HTML checker awake: each line "file:URI" of standard input gets its JSON report on one line, or {"fault": "..."}.
 */
public final class NuRunner {
  public static void main(String[] args) throws Exception {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // whatever the library prints must not mix with the answers
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(answer(validator, line));
    }
  }

  private static String answer(EmbeddedValidator validator, String uri) {
    try {
      Path file = Path.of(URI.create(uri));
      if (!Files.isReadable(file)) { // of which the checker makes a mere remark
        throw new NoSuchFileException(file.toString());
      }
      return validator.validate(file).replace('\n', ' ').replace('\r', ' ');
    } catch (Exception | StackOverflowError fault) {
      String reason = fault.toString().replaceAll("[\\\\\"\\p{Cntrl}]", "'");
      return "{\"fault\": \"" + reason + "\"}";
    }
  }
}
