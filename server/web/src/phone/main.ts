// The page behind a kiosk's rotating code: light, for a phone on the street.
import { createApp } from 'vue';
import '../shared/tokens.css';
import './phone.css';
import './forms.css';
import PhonePage from './PhonePage.vue';
import { showLanguage } from './words';

showLanguage();
createApp(PhonePage).mount('#app');
