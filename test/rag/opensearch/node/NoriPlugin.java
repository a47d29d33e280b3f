import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AbstractTokenFilterFactory;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/** Korean analysis under the names that the plugin analysis-nori gives it, as far as indexes of passages use them. */
public final class NoriPlugin extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of("nori_tokenizer", Words::new);
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of("nori_part_of_speech", PartsOfSpeech::new, "nori_readingform", ReadingForm::new);
  }

  private static final class Words extends AbstractTokenizerFactory {
    private final KoreanTokenizer.DecompoundMode mode;
    private final boolean discardPunctuation;
    private final UserDictionary dictionary;

    Words(IndexSettings index, Environment environment, String name, Settings settings) {
      super(index, settings, name);
      mode = KoreanTokenizer.DecompoundMode.valueOf(settings.get("decompound_mode", "discard").toUpperCase(Locale.ROOT));
      discardPunctuation = settings.getAsBoolean("discard_punctuation", true);
      dictionary = dictionary(settings.getAsList("user_dictionary_rules", null));
    }

    private static UserDictionary dictionary(List<String> rules) {
      try {
        return rules == null ? null : UserDictionary.open(new StringReader(String.join("\n", rules)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public Tokenizer create() {
      return new KoreanTokenizer(
          KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, dictionary, mode, false, discardPunctuation);
    }
  }

  private static final class PartsOfSpeech extends AbstractTokenFilterFactory {
    private final Set<POS.Tag> dropped;

    PartsOfSpeech(IndexSettings index, Environment environment, String name, Settings settings) {
      super(index, name, settings);
      List<String> tags = settings.getAsList("stoptags", null);
      dropped = tags == null
          ? KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS
          : tags.stream().map(POS::resolveTag).collect(Collectors.toSet());
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new KoreanPartOfSpeechStopFilter(tokens, dropped);
    }
  }

  private static final class ReadingForm extends AbstractTokenFilterFactory {
    ReadingForm(IndexSettings index, Environment environment, String name, Settings settings) {
      super(index, name, settings);
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new KoreanReadingFormFilter(tokens);
    }
  }
}
